import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { api, unwrap } from '../../../api/client';
import { keys } from '../../../api/keys';
import { CalledOff } from '../../../app/called-off';
import { useNames } from '../../../app/names';
import { Card } from '../../../kit';
import { calledOffTexts } from '../../../messages/called-off';
import { useText } from '../../../messages/locale';

/** What of the person's bookings was called off in a month, and what she is owed for it; nothing when all was worked. */
export default function CalledOffList({ from, to }: { from: string; to: string }): ReactNode {
  const t = useText(calledOffTexts);
  const names = useNames();
  const { data } = useQuery({
    queryKey: keys.myCancellations(from, to),
    queryFn: () => unwrap(api.GET('/api/v1/me/cancellations', { params: { query: { from, to } } })),
  });
  if (!data || data.items.length === 0) return null;
  return (
    <Card className="stack" aria-label={t('titleMine')}>
      <h2>{t('titleMine')}</h2>
      <ul className="cb-log">
        {data.items.map((item) => (
          <CalledOff
            key={item.id}
            item={item}
            mine
            title={
              <Link to={`/me/jobs/${item.bookingId}`}>
                <strong>{item.shootTitle}</strong> {names.role(item.roleId)}
              </Link>
            }
          />
        ))}
      </ul>
    </Card>
  );
}
