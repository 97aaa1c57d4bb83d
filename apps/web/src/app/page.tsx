import { useEffect, useRef, type ReactNode } from 'react';
import { shellTexts } from '../messages/shell';
import { useText } from '../messages/locale';

/** The title of the browser's tab while the page is open. */
export function useTitle(title: string): void {
  const t = useText(shellTexts);
  const brand = t('brand');
  useEffect(() => {
    document.title = title ? `${title} · ${brand}` : brand;
  }, [title, brand]);
}

interface PageProps {
  readonly title: string;
  /** Shown in the place of the title, when it is more than text. */
  readonly heading?: ReactNode;
  /** Beside the title: the one primary action, and how live the page is. */
  readonly actions?: ReactNode;
  /** `narrow` for reading and forms, `wide` for grids and tables. */
  readonly width?: 'narrow' | 'normal' | 'wide';
  readonly children: ReactNode;
}

/** The frame of a page: its title, which takes the focus when the page opens, its actions, its content. */
export function Page({ title, heading, actions, width = 'normal', children }: PageProps): ReactNode {
  useTitle(title);
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // After a click on a link readers hear where they are; on the first load the browser reads from the top.
    if (window.history.state?.idx) head.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className={`cb-page cb-page--${width}`}>
      <div className="cb-page__head">
        <h1 ref={head} tabIndex={-1}>
          {heading ?? title}
        </h1>
        {actions && <div className="cb-page__actions">{actions}</div>}
      </div>
      {children}
    </div>
  );
}
