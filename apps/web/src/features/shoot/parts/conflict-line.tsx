import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, unwrap } from '../../../api/client';
import { keys } from '../../../api/keys';
import { LinkButton, Notice } from '../../../kit';
import { conflictTexts } from '../../../messages/conflict';
import { useText } from '../../../messages/locale';

/** How many conflicts of the shoot somebody has to deal with, and the way to them; nothing while there are none. */
export default function ConflictLine({ shootId }: { shootId: string }): ReactNode {
  const t = useText(conflictTexts);
  const { data } = useQuery({
    queryKey: keys.conflicts(shootId),
    queryFn: () => unwrap(api.GET('/api/v1/shoots/{shootId}/conflicts', { params: { path: { shootId } } })),
  });
  const n = data?.items.filter(({ decider }) => decider !== 'decided').length ?? 0;
  if (n === 0) return null;
  return (
    <div className="cb-overview__wide">
      <Notice tone="warning">
        <div className="row">
          <strong>{t('line', { n })}</strong>
          <LinkButton to={`/studio/shoots/${shootId}/roster?conflicts=1`}>{t('lineGo')}</LinkButton>
        </div>
      </Notice>
    </div>
  );
}
