import { useId, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useNames } from '../../../app/names';
import { Button, Tag } from '../../../kit';
import { useFormat, useText } from '../../../messages/locale';
import { offerTexts } from '../../../messages/offer';
import { useLeaveReserve, type Reserve } from '../api';
import { JobAt } from './words';

function ReserveCard({ reserve }: { reserve: Reserve }): ReactNode {
  const t = useText(offerTexts);
  const format = useFormat();
  const names = useNames();
  const leave = useLeaveReserve();
  const { postingId, roleId, baseId, shootTitle, firstDay, lastDay, payLowFen, payHighFen, rank, waiting } = reserve;
  const what = { role: names.role(roleId), title: shootTitle };
  return (
    <li className="cb-offer">
      <div className="spread">
        <Tag tone="primary">{t('reserveRank', { n: rank ?? waiting, all: waiting })}</Tag>
        {payLowFen !== null && payHighFen !== null && (
          <strong className="nb">{format.band(payLowFen, payHighFen)}</strong>
        )}
      </div>
      <h3 className="cb-offer__title">
        <Link to={`/jobs/${postingId}`}>
          <JobAt role={roleId} base={baseId} />
        </Link>
        <span className="cb-offer__shoot" lang="zh-CN">
          {shootTitle}
        </span>
      </h3>
      <p className="cb-offer__days">
        {firstDay && lastDay && <span>{format.days(firstDay, lastDay)}</span>}
        <span className="muted">{t('reserveSince', { when: format.ago(reserve.createdAt) })}</span>
      </p>
      <div className="cb-offer__acts">
        <Button onClick={() => leave(reserve)} aria-label={t('openOffer', { what: t('reserveLeave'), ...what })}>
          {t('reserveLeave')}
        </Button>
      </div>
    </li>
  );
}

/** What I stand by for, with my rank in each. */
export function ReserveList({ reserves }: { reserves: readonly Reserve[] }): ReactNode {
  const t = useText(offerTexts);
  const title = useId();
  return (
    <section aria-labelledby={title} className="stack">
      <h2 id={title}>{t('reserves')}</h2>
      <p className="meta">{t('reservesText')}</p>
      <ul className="cb-inbox__list">
        {reserves.map((reserve) => (
          <ReserveCard key={reserve.id} reserve={reserve} />
        ))}
      </ul>
    </section>
  );
}
