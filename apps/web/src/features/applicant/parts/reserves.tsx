import { useId, type ReactNode } from 'react';
import { useNames } from '../../../app/names';
import { Face } from '../../../kit';
import { applicantTexts } from '../../../messages/applicant';
import { useFormat, useText } from '../../../messages/locale';
import { useReserves, type Reserve } from '../api';

function Row({ reserve }: { reserve: Reserve }): ReactNode {
  const t = useText(applicantTexts);
  const format = useFormat();
  const names = useNames();
  const { person, rank } = reserve;
  return (
    <li className="cb-reserve">
      <strong className="cb-reserve__rank nb">{t('reserveRank', { n: rank })}</strong>
      <span className="cb-who">
        <Face name={person.displayName} />
        <span>
          <strong>{person.displayName}</strong>
          <span className="cb-who__meta">
            {person.level !== null && <span>{names.level(person.level)}</span>}
            <span className="nb">{names.base(person.homeBase)}</span>
            <span className="nb">
              {person.travelMinutes === 0
                ? t('travelNone')
                : t('travelTime', { time: format.minutes(person.travelMinutes) })}
            </span>
          </span>
        </span>
      </span>
      <span className="meta nb">{t('reserveSince', { when: format.ago(reserve.createdAt) })}</span>
    </li>
  );
}

/** Who stands by for the postings, in the order in which they are asked when a place comes free. */
export function Reserves({ shootId, postingId }: { shootId: string; postingId: string | null }): ReactNode {
  const t = useText(applicantTexts);
  const names = useNames();
  const title = useId();
  const { data } = useReserves(shootId);
  const rows = (data ?? []).filter((reserve) => postingId === null || reserve.postingId === postingId);
  if (rows.length === 0) return null;
  const postings = [...new Set(rows.map((reserve) => reserve.postingId))];
  return (
    <section aria-labelledby={title} className="stack">
      <h2 id={title}>{t('reserves', { n: rows.length })}</h2>
      <p className="meta">{t('reservesText')}</p>
      {postings.map((posting) => {
        const own = rows.filter((reserve) => reserve.postingId === posting).sort((a, b) => a.rank - b.rank);
        return (
          <section key={posting} aria-label={names.role(own[0]!.roleId)}>
            <h3>{names.role(own[0]!.roleId)}</h3>
            <ol className="cb-reserves">
              {own.map((reserve) => (
                <Row key={reserve.id} reserve={reserve} />
              ))}
            </ol>
          </section>
        );
      })}
    </section>
  );
}
