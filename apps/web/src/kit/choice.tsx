import { useId, type ReactNode } from 'react';
import { Icon } from './icon';

interface SegmentedProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: ReactNode }[];
  readonly onChange: (value: T) => void;
}

/** A few choices side by side, one of which holds. */
export function Segmented<T extends string>({ label, value, options, onChange }: SegmentedProps<T>): ReactNode {
  const name = useId();
  return (
    <div className="cb-segmented" role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value} data-checked={option.value === value || undefined}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </div>
  );
}

interface StepperProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  readonly disabled?: boolean;
  readonly onChange: (value: number) => void;
  /** How the number is shown, `7 天`. */
  readonly show?: (value: number) => string;
}

/** A number with a button to each side. */
export function Stepper({ label, value, min, max, step = 1, disabled, onChange, show }: StepperProps): ReactNode {
  const to = (next: number): void => onChange(Math.min(max, Math.max(min, next)));
  const shown = show ? show(value) : String(value);
  return (
    <span
      className="cb-stepper"
      role="spinbutton"
      tabIndex={0}
      aria-label={label}
      aria-valuenow={value}
      aria-valuemin={min}
      aria-valuemax={max}
      aria-valuetext={shown}
      onKeyDown={(event) => {
        const by = { ArrowUp: step, ArrowRight: step, ArrowDown: -step, ArrowLeft: -step }[event.key];
        if (by === undefined || disabled) return;
        event.preventDefault();
        to(value + by);
      }}
    >
      <button
        type="button"
        tabIndex={-1}
        aria-hidden
        disabled={disabled || value <= min}
        onClick={() => to(value - step)}
      >
        <Icon name="minus" />
      </button>
      <span className="cb-stepper__value nb">{shown}</span>
      <button
        type="button"
        tabIndex={-1}
        aria-hidden
        disabled={disabled || value >= max}
        onClick={() => to(value + step)}
      >
        <Icon name="plus" />
      </button>
    </span>
  );
}
