import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, unwrap } from '../../../api/client';
import { keys } from '../../../api/keys';
import { CalledOff } from '../../../app/called-off';
import { useNames } from '../../../app/names';
import { Card } from '../../../kit';
import { calledOffTexts } from '../../../messages/called-off';
import { useFormat, useText } from '../../../messages/locale';

/** Bookings of the shoot that were called off, and what the company owes for them; nothing while there are none. */
export default function CalledOffCard({ shootId }: { shootId: string }): ReactNode {
  const t = useText(calledOffTexts);
  const format = useFormat();
  const names = useNames();
  const { data } = useQuery({
    queryKey: keys.cancellations(shootId),
    queryFn: () => unwrap(api.GET('/api/v1/shoots/{shootId}/cancellations', { params: { path: { shootId } } })),
  });
  if (!data || data.items.length === 0) return null;
  return (
    <Card className="cb-overview__card cb-overview__wide stack" aria-label={t('title')}>
      <h2>{t('title')}</h2>
      <p>{data.owedFen > 0 ? t('owedAll', { amount: format.yuan(data.owedFen) }) : t('owedNothing')}</p>
      <ul className="cb-log">
        {data.items.map((item) => (
          <CalledOff
            key={item.id}
            item={item}
            mine={false}
            title={
              <>
                <strong>{item.person.displayName}</strong> {names.role(item.roleId)}
              </>
            }
          />
        ))}
      </ul>
    </Card>
  );
}
