import { useState, type ReactNode } from 'react';
import { useParams } from 'react-router';
import { serverNow } from '../../api/clock';
import { useNames } from '../../app/names';
import { QueryView } from '../../app/query-view';
import { DeskPage } from '../../desk';
import { Button, Icon, LinkButton, Skeleton, Tag, type IconName } from '../../kit';
import { adminTexts } from '../../messages/admin';
import { isoWeekday, shiftDay, today } from '../../messages/format';
import { useFormat, useText } from '../../messages/locale';
import { usePersonDays, type PersonDay } from './api';
import { dayKind, engagementsOf, weeksOf, type DayKind } from './calendar';
import { useFilter } from './use-filter';
import './people.css';

const SPAN_DAYS = 42;

const ICONS: Readonly<Partial<Record<DayKind, IconName>>> = {
  booked: 'full',
  offered: 'clock',
  free: 'check',
  no: 'cross',
  prefer_not: 'minus',
};

function useWords(): (day: PersonDay) => string {
  const t = useText(adminTexts);
  return (day) => {
    const title = day.engagement?.shootTitle ?? '';
    const words: Readonly<Record<DayKind, string>> = {
      booked: t('booked', { title }),
      rest: t('restDay', { title }),
      offered: t('offeredIn', { title }),
      free: t('free'),
      prefer_not: t('preferNot'),
      no: t('no'),
      unknown: t('unknownDay'),
    };
    return words[dayKind(day)];
  };
}

function Weeks({ days, label }: { days: readonly PersonDay[]; label: string }): ReactNode {
  const t = useText(adminTexts);
  const format = useFormat();
  const words = useWords();
  const weeks = weeksOf(days, isoWeekday);
  const now = today(serverNow());
  const heads = weeks[1]?.map((cell) => (cell ? format.weekday(cell.day) : '')) ?? [];
  return (
    <table className="cb-person-weeks" aria-label={label}>
      <thead>
        <tr>
          {heads.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week, row) => (
          <tr key={week.find((cell) => cell)?.day ?? row}>
            {week.map((cell, at) => {
              if (!cell) return <td key={at} />;
              const kind = dayKind(cell);
              const icon = ICONS[kind];
              const newMonth = cell.day.endsWith('-01') || cell === days[0];
              return (
                <td key={cell.day} className={`cb-kind--${kind} ${cell.day === now ? 'cb-person-weeks__today' : ''}`}>
                  <span className="sr-only">{t('dayCell', { day: format.dayLong(cell.day), what: words(cell) })}</span>
                  <span aria-hidden>
                    {icon && <Icon name={icon} />}
                    <b>
                      {newMonth
                        ? `${Number(cell.day.slice(5, 7))}/${Number(cell.day.slice(8))}`
                        : Number(cell.day.slice(8))}
                    </b>
                    <span className="cb-person-weeks__what">{words(cell)}</span>
                  </span>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Jobs({ days }: { days: readonly PersonDay[] }): ReactNode {
  const t = useText(adminTexts);
  const format = useFormat();
  const names = useNames();
  const jobs = engagementsOf(days);
  return (
    <section className="stack">
      <h2>{t('engagements')}</h2>
      {jobs.length === 0 ? (
        <p className="muted">{t('noEngagements')}</p>
      ) : (
        <ul className="cb-jobs">
          {jobs.map((job) => (
            <li key={`${job.shootId}${job.roleId}${job.first}`}>
              <span className="cb-doing">
                <Tag tone={job.kind === 'booked' ? 'primary' : 'warning'}>
                  {job.kind === 'booked'
                    ? t('booked', { title: job.shootTitle })
                    : t('offeredIn', { title: job.shootTitle })}
                </Tag>
                <span>{names.role(job.roleId)}</span>
                <span className="nb">{names.base(job.baseId)}</span>
                <span className="nb">{format.days(job.first, job.last)}</span>
              </span>
              <LinkButton to={`/admin/shoots/${job.shootId}/roster`}>{t('toRoster')}</LinkButton>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** The days of one person: where they work, what was offered, when they are free. */
export default function PersonPage(): ReactNode {
  const t = useText(adminTexts);
  const format = useFormat();
  const { person = '' } = useParams();
  const { get } = useFilter();
  const asked = get('day') || today(serverNow());
  // A week of what was, then what comes.
  const [from, setFrom] = useState(() => shiftDay(asked, 1 - isoWeekday(asked) - 7));
  const to = shiftDay(from, SPAN_DAYS - 1);
  const query = usePersonDays(person, from, to);
  const title = query.data ? t('personDays', { name: query.data.displayName }) : t('people');
  return (
    <DeskPage
      title={title}
      actions={
        <>
          {query.data && (
            <LinkButton to={`/admin/accounts?q=${encodeURIComponent(query.data.handle)}`}>{t('toAccount')}</LinkButton>
          )}
          <LinkButton to={`/admin/audit?subjectType=person&subjectId=${person}`}>{t('toAudit')}</LinkButton>
          <LinkButton to="/admin/people">{t('backToPeople')}</LinkButton>
        </>
      }
    >
      <QueryView query={query} skeleton={<Skeleton height={420} />}>
        {(data) => (
          <>
            <div className="cb-person-days">
              <Button aria-label={t('earlier')} onClick={() => setFrom(shiftDay(from, -SPAN_DAYS))}>
                <Icon name="left" />
              </Button>
              <span className="cb-person-days__range" aria-live="polite">
                {format.days(from, to)}
              </span>
              <Button aria-label={t('later')} onClick={() => setFrom(shiftDay(from, SPAN_DAYS))}>
                <Icon name="right" />
              </Button>
            </div>
            <Weeks days={data.days} label={title} />
            <Jobs days={data.days} />
          </>
        )}
      </QueryView>
    </DeskPage>
  );
}
