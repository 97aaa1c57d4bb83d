import type { HTMLAttributes, ReactNode } from 'react';

/** A card: a thing with an edge. */
export function Card({ className, ...rest }: HTMLAttributes<HTMLElement>): ReactNode {
  return <section {...rest} className={`cb-card ${className ?? ''}`.trim()} />;
}

export type Tone = 'plain' | 'primary' | 'success' | 'warning' | 'error';

/** A word about a state. The tone never stands alone: the word says it too. */
export function Tag({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }): ReactNode {
  return <span className={tone === 'plain' ? 'cb-tag' : `cb-tag cb-tag--${tone}`}>{children}</span>;
}

type FaceProps = { readonly name: string | null; readonly size?: 'small' | 'medium' | 'large' };

/** A person's face: the last two characters of the name, or an empty seat where there is nobody. */
export function Face({ name, size = 'medium' }: FaceProps): ReactNode {
  const sizeClass = size === 'medium' ? '' : ` cb-face--${size}`;
  if (!name) return <span className={`cb-face cb-face--empty${sizeClass}`} aria-hidden />;
  const initials = /^[\p{Script=Latin}\s.'-]+$/u.test(name)
    ? name
        .split(/\s+/)
        .map((part) => part[0] ?? '')
        .join('')
        .slice(0, 2)
        .toUpperCase()
    : Array.from(name).slice(-2).join('');
  return (
    <span className={`cb-face${sizeClass}`} aria-hidden>
      {initials}
    </span>
  );
}

/** A grey block in the shape of what is coming. */
export function Skeleton({ height = 20, width = '100%' }: { height?: number; width?: number | string }): ReactNode {
  return <div className="cb-skeleton" style={{ height, width }} aria-hidden />;
}

/** Nothing here, and what to do about it. */
export function Empty({ title, children }: { title: ReactNode; children?: ReactNode }): ReactNode {
  return (
    <div className="cb-empty">
      <h2>{title}</h2>
      {children}
    </div>
  );
}

type NoticeProps = { readonly tone?: Exclude<Tone, 'primary'>; readonly children: ReactNode; readonly alert?: boolean };

/** A sentence that wants to be read, with its action. `alert` is read aloud at once. */
export function Notice({ tone = 'plain', children, alert }: NoticeProps): ReactNode {
  return (
    <div className={tone === 'plain' ? 'cb-notice' : `cb-notice cb-notice--${tone}`} role={alert ? 'alert' : undefined}>
      {children}
    </div>
  );
}

/** How far something is, from 0 to 1. */
export function Progress({ value, label }: { value: number; label: string }): ReactNode {
  const percent = Math.round(Math.min(1, Math.max(0, value)) * 100);
  return (
    <div
      className="cb-progress"
      role="progressbar"
      aria-label={label}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
    >
      <i style={{ width: `${percent}%` }} />
    </div>
  );
}
