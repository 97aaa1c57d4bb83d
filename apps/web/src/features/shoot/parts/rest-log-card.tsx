import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, unwrap } from '../../../api/client';
import { keys } from '../../../api/keys';
import '../../../app/log-lines.css';
import { useNames } from '../../../app/names';
import { Card } from '../../../kit';
import { useFormat, useText } from '../../../messages/locale';
import { restOverrideTexts } from '../../../messages/rest-override';

/** Earned rest that offers of the shoot leave out: who allowed it and why, and whether the person agreed. */
export default function RestLogCard({ shootId }: { shootId: string }): ReactNode {
  const t = useText(restOverrideTexts);
  const format = useFormat();
  const names = useNames();
  const { data } = useQuery({
    queryKey: keys.restLog(shootId),
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/shoots/{shootId}/gap-overrides', { params: { path: { shootId }, query: { limit: '100' } } }),
      ),
  });
  if (!data || data.items.length === 0) return null;
  return (
    <Card className="cb-overview__card cb-overview__wide stack" aria-label={t('title')}>
      <h2>{t('title')}</h2>
      <p className="meta">{t('text')}</p>
      <ul className="cb-log">
        {data.items.map(({ id, displayName, roleId, missingDays, reason, allowedByName, createdAt, consentedAt }) => (
          <li key={id}>
            <div>
              <strong>{displayName}</strong> {names.role(roleId)}
            </div>
            <strong className="cb-log__side nb">
              {t('missing')} {t('missingDays', { n: missingDays })}
            </strong>
            <p className="cb-log__facts meta">
              <span>{reason}</span>
              <span className="nb">
                {t('allowedBy')} {allowedByName} {format.moment(createdAt)}
              </span>
              <span className="nb">
                {t('consent')} {consentedAt ? t('consentYes', { time: format.moment(consentedAt) }) : t('consentNo')}
              </span>
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
