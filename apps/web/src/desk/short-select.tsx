import type { ReactNode } from 'react';

interface ShortSelectProps<V extends string> {
  readonly choices: readonly { readonly value: V; readonly label: string }[];
  readonly value?: V | null | undefined;
  readonly onChange?: (value: V) => void;
  readonly onBlur?: () => void;
  readonly disabled?: boolean;
  readonly id?: string;
  /** What it is called where no label stands beside it. */
  readonly label?: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: boolean | 'true' | 'false';
}

/** One of a few: the system's own select, for the fields of a form. What is searched for is a SearchSelect. */
export function ShortSelect<V extends string>({
  choices,
  value,
  onChange,
  label,
  ...rest
}: ShortSelectProps<V>): ReactNode {
  const known = choices.some((choice) => choice.value === value);
  return (
    <select
      {...rest}
      className="cb-input"
      aria-label={label}
      value={known ? (value ?? '') : ''}
      onChange={(event) => onChange?.(event.target.value as V)}
    >
      {!known && <option value="" />}
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}
