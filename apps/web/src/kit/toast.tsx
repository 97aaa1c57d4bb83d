import { createContext, useCallback, useContext, useMemo, useRef, useState, type ReactNode } from 'react';

/** Something to say in passing. */
export interface Toast {
  readonly text: string;
  /** A way back or on, for as long as the toast stands. */
  readonly action?: { readonly label: string; readonly run: () => void };
  /** Milliseconds; eight seconds when there is an action. */
  readonly duration?: number;
  /** Called when the toast went without its action: what was held back may happen now. */
  readonly onGone?: () => void;
}

type Show = (toast: Toast) => void;
const ToastContext = createContext<Show>(() => undefined);

/** Shows a toast; undo is its action, and what it undoes happens when the toast goes. */
export function useToast(): Show {
  return useContext(ToastContext);
}

export function ToastProvider({ children }: { children: ReactNode }): ReactNode {
  const [toasts, setToasts] = useState<readonly (Toast & { id: number })[]>([]);
  const next = useRef(0);
  const remove = useCallback((id: number) => setToasts((now) => now.filter((toast) => toast.id !== id)), []);
  const show = useCallback<Show>(
    (toast) => {
      const id = next.current++;
      setToasts((now) => [...now.slice(-2), { ...toast, id }]);
      const timer = setTimeout(
        () => {
          remove(id);
          toast.onGone?.();
        },
        toast.duration ?? (toast.action ? 8_000 : 4_000),
      );
      const action = toast.action;
      if (!action) return;
      const run = (): void => {
        clearTimeout(timer);
        remove(id);
        action.run();
      };
      setToasts((now) => now.map((item) => (item.id === id ? { ...item, action: { ...action, run } } : item)));
    },
    [remove],
  );
  const shown = useMemo(
    () =>
      toasts.map(({ id, text, action }) => (
        <div key={id} className="cb-toast">
          <span>{text}</span>
          {action && (
            <button type="button" onClick={action.run}>
              {action.label}
            </button>
          )}
        </div>
      )),
    [toasts],
  );
  return (
    <ToastContext.Provider value={show}>
      {children}
      <div className="cb-toasts" role="status" aria-live="polite">
        {shown}
      </div>
    </ToastContext.Provider>
  );
}
