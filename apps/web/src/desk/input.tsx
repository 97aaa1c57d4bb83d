import { Input, InputNumber } from 'antd';
import type { ReactNode } from 'react';

export { Input } from 'antd';
export const TextAreaInput = Input.TextArea;

interface AmountProps {
  readonly value?: number | null;
  readonly onChange?: (value: number | null) => void;
  readonly onBlur?: () => void;
  readonly id?: string;
  readonly label?: string;
  readonly min?: number;
  readonly max?: number;
  /** Stands behind the number: `天`. */
  readonly unit?: string;
  readonly placeholder?: string;
}

const none = {};

/** A whole number, also none. */
export function NumberInput({ value, label, unit, ...rest }: AmountProps): ReactNode {
  return (
    <InputNumber<number>
      {...rest}
      value={value ?? null}
      precision={0}
      controls={false}
      aria-label={label}
      {...(unit ? { suffix: unit } : none)}
      style={{ width: '100%' }}
    />
  );
}

/** An amount of money: fen to the program, yuan to people. */
export function YuanInput({ value, onChange, unit, label, ...rest }: Omit<AmountProps, 'min' | 'max'>): ReactNode {
  return (
    <InputNumber<number>
      {...rest}
      value={value == null ? null : value / 100}
      onChange={(yuan) => onChange?.(yuan === null ? null : Math.round(yuan * 100))}
      min={0}
      precision={2}
      formatter={(text) => String(text ?? '').replace(/\.00$/, '')}
      controls={false}
      prefix="¥"
      aria-label={label}
      {...(unit ? { suffix: unit } : none)}
      style={{ width: '100%' }}
    />
  );
}
