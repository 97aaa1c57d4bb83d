import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ReactNode } from 'react';
import { Link } from 'react-router';

export type ButtonKind = 'plain' | 'primary' | 'danger' | 'quiet';

interface Look {
  readonly kind?: ButtonKind;
  readonly large?: boolean;
  readonly block?: boolean;
  readonly icon?: ReactNode;
}

function look({ kind = 'plain', large, block }: Look, extra?: string): string {
  return [
    'cb-button',
    kind !== 'plain' && `cb-button--${kind}`,
    large && 'cb-button--large',
    block && 'cb-button--block',
    extra,
  ]
    .filter(Boolean)
    .join(' ');
}

type ButtonProps = Look & { readonly busy?: boolean } & ButtonHTMLAttributes<HTMLButtonElement>;

/** A button. While `busy` it takes no click and keeps its focus, so that nothing happens twice. */
export function Button({
  kind,
  large,
  block,
  icon,
  busy,
  children,
  onClick,
  className,
  ...rest
}: ButtonProps): ReactNode {
  return (
    <button
      type="button"
      {...rest}
      className={look({ kind, large, block }, className)}
      aria-busy={busy || undefined}
      aria-disabled={busy || rest['aria-disabled']}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {icon}
      {children}
    </button>
  );
}

type LinkProps = Look & { readonly to: string; readonly replace?: boolean } & AnchorHTMLAttributes<HTMLAnchorElement>;

/** A link that looks like a button: for going somewhere, where a button does something. */
export function LinkButton({ kind, large, block, icon, to, children, className, ...rest }: LinkProps): ReactNode {
  return (
    <Link to={to} {...rest} className={look({ kind, large, block }, className)}>
      {icon}
      {children}
    </Link>
  );
}
