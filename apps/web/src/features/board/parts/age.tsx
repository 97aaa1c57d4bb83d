import { useEffect, useState, type ReactNode } from 'react';
import { today } from '../../../messages/format';
import { useFormat } from '../../../messages/locale';

const DAY_MS = 86_400_000;

/** How long ago something was; by date in the server's picture, which does not know when it will be seen. */
export function Age({ at }: { at: string }): ReactNode {
  const format = useFormat();
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => setNow(Date.now()), []);
  return (
    <time dateTime={at} className="nb">
      {now !== null && now - Date.parse(at) < DAY_MS ? format.ago(at, now) : format.day(today(Date.parse(at)))}
    </time>
  );
}
