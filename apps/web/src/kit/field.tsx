import {
  useId,
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
} from 'react';

interface FieldProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  /** The control's own id, where something leads to it; made up when absent. */
  readonly id?: string | undefined;
  /** Gets the attributes that tie the control to its label, hint and error. */
  readonly children: (control: ControlProps) => ReactNode;
}

export interface ControlProps {
  readonly id: string;
  readonly 'aria-describedby'?: string | undefined;
  readonly 'aria-invalid'?: boolean | undefined;
}

/** A labelled control with its hint, and its error in words below it. */
export function Field({ label, hint, error, id: given, children }: FieldProps): ReactNode {
  const made = useId();
  const id = given ?? made;
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className="cb-field">
      <label className="cb-field__label" htmlFor={id}>
        {label}
      </label>
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
      {hint && (
        <span className="cb-field__hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {error && (
        <span className="cb-field__error" id={`${id}-error`} role="alert">
          {error}
        </span>
      )}
    </div>
  );
}

type Base = Omit<FieldProps, 'children'>;

/** A line of text with its label. */
export function TextField({
  label,
  hint,
  error,
  id,
  ...rest
}: Base & InputHTMLAttributes<HTMLInputElement>): ReactNode {
  return (
    <Field label={label} hint={hint} error={error} id={id}>
      {(control) => <input className="cb-input" {...rest} {...control} />}
    </Field>
  );
}

/** Several lines of text with their label. */
export function TextArea({
  label,
  hint,
  error,
  id,
  ...rest
}: Base & TextareaHTMLAttributes<HTMLTextAreaElement>): ReactNode {
  return (
    <Field label={label} hint={hint} error={error} id={id}>
      {(control) => <textarea className="cb-input" rows={3} {...rest} {...control} />}
    </Field>
  );
}

export interface Option {
  readonly value: string;
  readonly label: string;
  /** Options with the same group stand under its heading. */
  readonly group?: string;
}

function grouped(options: readonly Option[]): ReactNode {
  const groups = [...new Set(options.map((option) => option.group))];
  const items = (list: readonly Option[]): ReactNode =>
    list.map(({ value, label }) => (
      <option key={value} value={value}>
        {label}
      </option>
    ));
  return groups.map((group) => {
    const list = options.filter((option) => option.group === group);
    return group === undefined ? (
      items(list)
    ) : (
      <optgroup key={group} label={group}>
        {items(list)}
      </optgroup>
    );
  });
}

type SelectProps = Base & { readonly options: readonly Option[] } & SelectHTMLAttributes<HTMLSelectElement>;

/** The system's own select with its label: on a phone nothing is better. */
export function SelectField({ label, hint, error, id, options, ...rest }: SelectProps): ReactNode {
  return (
    <Field label={label} hint={hint} error={error} id={id}>
      {(control) => (
        <select className="cb-input" {...rest} {...control}>
          {grouped(options)}
        </select>
      )}
    </Field>
  );
}

/** A box to tick, with its label beside it. */
export function Check({ label, ...rest }: { label: ReactNode } & InputHTMLAttributes<HTMLInputElement>): ReactNode {
  return (
    <label className="cb-check">
      <input type="checkbox" {...rest} />
      <span>{label}</span>
    </label>
  );
}
