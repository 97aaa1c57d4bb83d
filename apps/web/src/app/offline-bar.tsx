import { useEffect, useState, type ReactNode } from 'react';
import { useFormat, useText } from '../messages/locale';
import { shellTexts } from '../messages/shell';

/** Says that there is no network, and from when what is on screen is. */
export function OfflineBar(): ReactNode {
  const t = useText(shellTexts);
  const format = useFormat();
  const [since, setSince] = useState<number | null>(null);
  useEffect(() => {
    const off = (): void => setSince(Date.now());
    const on = (): void => setSince(null);
    if (!navigator.onLine) off();
    window.addEventListener('offline', off);
    window.addEventListener('online', on);
    return () => {
      window.removeEventListener('offline', off);
      window.removeEventListener('online', on);
    };
  }, []);
  if (since === null) return null;
  return (
    <div className="cb-shell__offline" role="status">
      {t('offline', { time: format.time(since) })}
    </div>
  );
}
