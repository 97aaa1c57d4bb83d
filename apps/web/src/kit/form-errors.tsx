import { useEffect, useRef, type ReactNode } from 'react';
import type { FieldFault } from './form';

interface FormErrorsProps {
  readonly title: string;
  readonly faults: readonly FieldFault<string>[];
  /** What the fields are called on this form. */
  readonly labelOf: (field: string) => string;
}

/** The list at the top of a form of what is to be mended; each entry leads to its field, whose `id` is its name. */
export function FormErrors({ title, faults, labelOf }: FormErrorsProps): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (faults.length > 0) box.current?.focus();
  }, [faults]);
  if (faults.length === 0) return null;
  return (
    <div className="cb-notice cb-notice--error" role="group" aria-label={title} tabIndex={-1} ref={box}>
      <strong>{title}</strong>
      <ul className="cb-form-errors">
        {faults.map(({ field, text }) => (
          <li key={field}>
            <a
              href={`#${field}`}
              onClick={(event) => {
                const target = document.getElementById(field);
                if (!target) return;
                event.preventDefault();
                target.scrollIntoView({ block: 'center' });
                target.focus({ preventScroll: true });
              }}
            >
              {labelOf(field)}
            </a>
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
