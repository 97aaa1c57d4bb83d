import { useRef, useState, type ReactNode } from 'react';

/** Text under the hands of whoever types: what is stored does not run into it before the field is left. */
export function useTyped(
  stored: string,
  onType: (text: string) => void,
): {
  readonly value: string;
  readonly onChange: (event: { readonly target: { readonly value: string } }) => void;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
} {
  const [typed, setTyped] = useState<string | null>(null);
  const focused = useRef(false);
  return {
    value: typed ?? stored,
    onChange: ({ target }) => {
      if (focused.current) setTyped(target.value);
      onType(target.value);
    },
    onFocus: () => {
      focused.current = true;
      setTyped(stored);
    },
    onBlur: () => {
      focused.current = false;
      setTyped(null);
    },
  };
}

/** Yuan as people type them, in fen; null for none, undefined for what is no amount. */
export function fenOf(text: string): number | null | undefined {
  const plain = text.replace(/[\s,，¥￥元]/g, '');
  if (plain === '') return null;
  if (!/^\d{1,8}(\.\d{1,2})?$/.test(plain)) return undefined;
  return Math.round(Number(plain) * 100);
}

/** Fen as people type yuan. */
export function yuanText(fen: number | null): string {
  if (fen === null) return '';
  return fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2);
}

interface AmountInputProps {
  readonly label: string;
  readonly fen: number | null;
  readonly onFen: (fen: number | null) => void;
  readonly invalid?: boolean;
  readonly id?: string;
  readonly placeholder?: string;
  readonly disabled?: boolean;
}

/** A small field for yuan in a row of others. */
export function AmountInput({ label, fen, onFen, invalid, ...rest }: AmountInputProps): ReactNode {
  const [wrong, setWrong] = useState(false);
  const typed = useTyped(yuanText(fen), (text) => {
    const value = fenOf(text);
    setWrong(value === undefined);
    if (value !== undefined) onFen(value);
  });
  return (
    <input
      className="cb-input cb-amount"
      inputMode="decimal"
      autoComplete="off"
      aria-label={label}
      aria-invalid={wrong || invalid || undefined}
      {...rest}
      {...typed}
      onBlur={() => {
        typed.onBlur();
        setWrong(false);
      }}
    />
  );
}
