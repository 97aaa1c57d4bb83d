import { shootingDaysOf } from '@callboard/domain';
import type { ReactNode } from 'react';
import { ShortSelect } from '../../../desk/short-select';
import { Check, Stepper } from '../../../kit';
import { shareOfDays } from './share';

interface Controlled<V> {
  readonly value?: V;
  readonly onChange?: (value: V) => void;
}

type StepProps = Controlled<number> & {
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly disabled?: boolean;
  readonly show?: (value: number) => string;
};

export function StepInput({ value, onChange, ...rest }: StepProps): ReactNode {
  return <Stepper {...rest} value={value ?? rest.min} onChange={(next) => onChange?.(next)} />;
}

export function ShareInput({ value, onChange, max, ...rest }: Omit<StepProps, 'min'>): ReactNode {
  return (
    <Stepper
      {...rest}
      min={0}
      max={max}
      value={shootingDaysOf(value ?? 10_000, max)}
      onChange={(days) => onChange?.(shareOfDays(days, max))}
    />
  );
}

export function HeadInput({
  value,
  onChange,
  label,
  disabled,
}: Controlled<boolean> & { label: string; disabled: boolean }): ReactNode {
  return (
    <Check
      label={label}
      checked={value ?? false}
      disabled={disabled}
      onChange={(event) => onChange?.(event.target.checked)}
    />
  );
}

type LevelProps = Controlled<number> & {
  readonly levels: readonly number[];
  readonly nameOf: (level: number) => string;
  readonly disabled: boolean;
  readonly id?: string;
};

/** A level by its name. */
export function LevelInput({ value, onChange, levels, nameOf, ...rest }: LevelProps): ReactNode {
  return (
    <ShortSelect
      value={value === undefined ? null : String(value)}
      onChange={(level) => onChange?.(Number(level))}
      {...rest}
      choices={levels.map((level) => ({ value: String(level), label: nameOf(level) }))}
    />
  );
}
