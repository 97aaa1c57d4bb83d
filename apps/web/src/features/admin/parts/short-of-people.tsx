import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useNames } from '../../../app/names';
import { QueryView } from '../../../app/query-view';
import { Skeleton } from '../../../kit';
import { adminTexts } from '../../../messages/admin';
import { useFormat, useText } from '../../../messages/locale';
import { itemsOf, useAdminShoots, type AdminShoot } from '../api';

const SHOWN = 5;
/** Places that nobody is booked on and nobody is asked for, as the control room counts them. */
const missing = ({ slots, booked, offered }: AdminShoot): number => slots - booked - offered;

/** Of the open shoots that came last those that lack the most people; each leads to its roster. */
export function ShortOfPeople(): ReactNode {
  const t = useText(adminTexts);
  const names = useNames();
  const format = useFormat();
  const query = useAdminShoots({ state: 'open' });
  return (
    <section className="stack">
      <h2>{t('shortOfPeople')}</h2>
      <QueryView query={query} skeleton={<Skeleton height={160} />}>
        {(data) => {
          const short = itemsOf(data)
            .filter((shoot) => missing(shoot) > 0)
            .sort((a, b) => missing(b) - missing(a))
            .slice(0, SHOWN);
          if (short.length === 0) return <p className="muted">{t('noneShort')}</p>;
          return (
            <ul className="cb-control__list">
              {short.map((shoot) => (
                <li key={shoot.id} className="cb-short">
                  <span>
                    <Link to={`/admin/shoots/${shoot.id}/roster`} lang="zh-CN">
                      {shoot.title}
                    </Link>
                    <small className="muted">
                      {names.base(shoot.baseId)}{' '}
                      <span className="nb">{t('startsOn', { day: format.day(shoot.firstShootingDay) })}</span>
                    </small>
                  </span>
                  <span className="meta nb">{t('filledOf', { booked: shoot.booked, slots: shoot.slots })}</span>
                  <strong className="nb">{t('lacks', { n: missing(shoot) })}</strong>
                </li>
              ))}
            </ul>
          );
        }}
      </QueryView>
    </section>
  );
}
