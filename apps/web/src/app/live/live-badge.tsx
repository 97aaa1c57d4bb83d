import type { ReactNode } from 'react';
import { Tag } from '../../kit';
import { useFormat, useText } from '../../messages/locale';
import { shellTexts } from '../../messages/shell';
import { useLive } from './live';

/** Watches topics and says how live the page is: quiet while it is, with the age of the data when it is not. */
export function LiveBadge({ topics }: { topics: readonly string[] }): ReactNode {
  const t = useText(shellTexts);
  const format = useFormat();
  const { kind, at } = useLive(...topics);
  if (kind === 'off' || (kind === 'connecting' && at === 0)) return null;
  if (kind === 'live') return <Tag tone="success">{t('live')}</Tag>;
  return <Tag tone="warning">{t(kind, { time: format.time(at) })}</Tag>;
}
