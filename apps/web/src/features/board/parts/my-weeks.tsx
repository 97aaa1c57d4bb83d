import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Icon } from '../../../kit';
import { mineTexts } from '../../../messages/mine';
import { useFormat, useText } from '../../../messages/locale';
import type { JobPage } from '../job-api';
import { useBusy } from '../busy';
import { seenIn, stripOf } from '../effect';
import { useMyJob } from '../my-api';

function Strip({ job }: { job: JobPage }): ReactNode {
  const t = useText(mineTexts);
  const format = useFormat();
  const all = useBusy() ?? [];
  // Being booked on this very shoot is no clash.
  const busy = all.filter(({ title }) => title !== job.title);
  const stretch = { first: job.firstDay, last: job.lastDay };
  const strip = stripOf(stretch, busy);
  const seen = seenIn(strip, busy);
  const first = strip[0]!.day;
  const last = strip[strip.length - 1]!.day;
  return (
    <>
      <div className="cb-weeks__strip" aria-hidden>
        {strip.map(({ day, kind }) => (
          <i
            key={day}
            data-kind={kind}
            data-monday={format.weekday(day, true) === format.weekday('2026-11-23', true)}
          />
        ))}
      </div>
      <div className="cb-weeks__ends meta" aria-hidden>
        <span>{format.day(first)}</span>
        <span>{format.day(last)}</span>
      </div>
      <ul className="cb-weeks__legend meta">
        <li>
          <i data-kind="job" aria-hidden />
          {t('weekJob', { days: format.days(stretch.first, stretch.last) })}
        </li>
        {seen.map((booking) => (
          <li key={booking.first}>
            <i data-kind="booking" aria-hidden />
            {t('weekBooking', { title: booking.title, days: format.days(booking.first, booking.last) })}
          </li>
        ))}
      </ul>
    </>
  );
}

function Verdict({ job }: { job: JobPage }): ReactNode {
  const t = useText(mineTexts);
  const format = useFormat();
  const mine = useMyJob(job.id).data?.mine;
  if (!mine) return <p className="cb-weeks__verdict" aria-busy="true" />;
  const own = mine.clashes.find(({ shootTitle }) => shootTitle === job.title);
  if (own) {
    return (
      <p className="cb-weeks__verdict cb-weeks__verdict--fits">
        <Icon name="check" />
        {t('weeksOwn', { days: format.days(own.firstDay, own.lastDay) })}
      </p>
    );
  }
  if (mine.clashes.length === 0) {
    return (
      <p className="cb-weeks__verdict cb-weeks__verdict--fits">
        <Icon name="check" />
        {t('weeksFree')}
      </p>
    );
  }
  return (
    <>
      {mine.clashes.map((clash) => (
        <p key={clash.bookingId} className="cb-weeks__verdict cb-weeks__verdict--clash">
          <Icon name="urgent" />
          <span>
            {clash.kind === 'overlap'
              ? t('clash_overlap', { title: clash.shootTitle, days: format.days(clash.firstDay, clash.lastDay) })
              : t('clash_gap', {
                  title: clash.shootTitle,
                  days: format.days(clash.firstDay, clash.lastDay),
                  needed: clash.neededDays,
                  free: clash.freeDays,
                })}{' '}
            <Link to={`/me/jobs/${clash.bookingId}`}>{t('clashFix')}</Link>
          </span>
        </p>
      ))}
      <p className="meta">{t('clashStill')}</p>
    </>
  );
}

/** The days around a posting with my bookings, and whether they leave room for it. */
export default function MyWeeks({ job }: { job: JobPage }): ReactNode {
  return (
    <>
      <Strip job={job} />
      <Verdict job={job} />
    </>
  );
}
