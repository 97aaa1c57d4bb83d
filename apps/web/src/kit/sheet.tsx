import { useEffect, useId, useRef, type ReactNode } from 'react';
import { Icon } from './icon';

interface SheetProps {
  readonly title: ReactNode;
  readonly closeLabel: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Sticks to the bottom: the one or two things to do. */
  readonly foot?: ReactNode;
  /** On a wide screen at the right edge instead of the middle. */
  readonly side?: boolean;
}

/** A sheet from below on the phone, a dialog on the desk; the browser's own dialog keeps the focus inside. */
export function Sheet({ title, closeLabel, onClose, children, foot, side }: SheetProps): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const element = dialog.current;
    if (!element) return undefined;
    const before = document.activeElement;
    // An old Safari has the element without its methods: there it is a plain layer over the page.
    const modal = typeof element.showModal === 'function';
    if (modal) element.showModal();
    else element.setAttribute('open', '');
    return () => {
      if (modal) element.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={side ? 'cb-sheet cb-sheet--side' : 'cb-sheet'}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div className="cb-sheet__head">
        <h2 id={titleId}>{title}</h2>
        <button type="button" className="cb-button cb-button--quiet" aria-label={closeLabel} onClick={onClose}>
          <Icon name="cross" />
        </button>
      </div>
      <div className="cb-sheet__body">{children}</div>
      {foot && <div className="cb-sheet__foot">{foot}</div>}
    </dialog>
  );
}
