import { useQuery } from '@tanstack/react-query';
import { marketSettings } from '@callboard/domain';
import type { ReactNode } from 'react';
import { api, unwrap } from '../../../api/client';
import { serverNow } from '../../../api/clock';
import { keys } from '../../../api/keys';
import type { Schema } from '../../../api/types';
import { CallButton } from '../../../app/call-button';
import { useNames } from '../../../app/names';
import type { May } from '../../../app/rights';
import type { Shoot } from '../../../app/shoot';
import { Card, Face, Icon, Tag, type Tone } from '../../../kit';
import { attendanceTexts } from '../../../messages/attendance';
import { shiftDay, today as todayIn } from '../../../messages/format';
import { useFormat, useText } from '../../../messages/locale';
import './attendance-card.css';

type Next = NonNullable<Schema<'Attendance'>['next']>;
type Starter = Next['people'][number];

const TONES: Readonly<Record<Starter['state'], Tone>> = {
  silent: 'error',
  askedAgain: 'warning',
  asked: 'primary',
  notAsked: 'plain',
  bookedLate: 'success',
  confirmed: 'success',
};
/** Who begins later than this is nobody's worry yet. */
const SHOWN_MS = marketSettings.attendance.value.earlyHours * 3_600_000;

interface RowProps {
  readonly shootId: string;
  readonly person: Starter;
  readonly mayCall: boolean;
}

function Row({ shootId, person, mayCall }: RowProps): ReactNode {
  const t = useText(attendanceTexts);
  const format = useFormat();
  const names = useNames();
  const { state, displayName } = person;
  const { confirmedAt } = person;
  const askedAt = person.againAt ?? person.askedAt;
  const settled = state === 'confirmed' || state === 'bookedLate';
  return (
    <li className="cb-starter" data-state={state}>
      <Face name={displayName} />
      <div className="cb-starter__who">
        <strong>{displayName}</strong>
        <p className="cb-starter__facts meta">
          <span className="nb">{names.role(person.roleId)}</span>
          <span className="nb">{names.department(person.department)}</span>
        </p>
      </div>
      <p className="cb-starter__state">
        <Tag tone={TONES[state]}>{t(`state_${state}`)}</Tag>
        {confirmedAt !== null ? (
          <span className="meta nb">{format.moment(confirmedAt)}</span>
        ) : (
          askedAt !== null && <span className="meta nb">{t('askedAt', { time: format.moment(askedAt) })}</span>
        )}
      </p>
      {mayCall && !settled && (
        <CallButton shootId={shootId} personId={person.personId} name={displayName} primary={state === 'silent'} />
      )}
    </li>
  );
}

function People({ next, shootId, mayCall }: { next: Next; shootId: string; mayCall: boolean }): ReactNode {
  const t = useText(attendanceTexts);
  const settled = next.people.filter(({ state }) => state === 'confirmed' || state === 'bookedLate');
  const open = next.people.filter((person) => !settled.includes(person));
  const row = (person: Starter): ReactNode => (
    <Row key={person.bookingId} shootId={shootId} person={person} mayCall={mayCall} />
  );
  return (
    <>
      {open.length > 0 && <ul>{open.map(row)}</ul>}
      {settled.length > 0 && (
        <details className="cb-starters__rest">
          <summary>{t('showRest', { n: settled.length })}</summary>
          <ul>{settled.map(row)}</ul>
        </details>
      )}
    </>
  );
}

function Sums({ counts }: { counts: Next['counts'] }): ReactNode {
  const t = useText(attendanceTexts);
  const figures = [
    ['all', counts.all],
    ['allConfirmed', counts.confirmed],
    ['waiting', counts.waiting],
    ['silent', counts.silent],
  ] as const;
  return (
    <dl className="cb-figures">
      {figures.map(([key, value]) => (
        <div key={key} data-short={(key === 'silent' && value > 0) || undefined}>
          <dt>{t(key)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Who comes on the next first day of the shoot: the silent first, each with a way to call. Nothing while that is far. */
export default function AttendanceCard({ shoot, may }: { shoot: Shoot; may: May }): ReactNode {
  const t = useText(attendanceTexts);
  const format = useFormat();
  const { data } = useQuery({
    queryKey: keys.attendance(shoot.id),
    queryFn: () => unwrap(api.GET('/api/v1/shoots/{shootId}/attendance', { params: { path: { shootId: shoot.id } } })),
  });
  const next = data?.next;
  if (!next || Date.parse(next.callAt) - serverNow() > SHOWN_MS) return null;
  const today = todayIn(serverNow());
  const when = next.day === today ? 'whenToday' : next.day === shiftDay(today, 1) ? 'whenTomorrow' : null;
  const { all, confirmed, silent } = next.counts;
  const mayCall = may('offer.send');
  const key = silent > 0 ? 'silentText' : confirmed === all ? 'everybody' : 'nobodySilent';
  return (
    <Card className="cb-overview__card cb-overview__wide cb-starters" data-silent={silent > 0 || undefined}>
      <h2>
        {silent > 0 && <Icon name="urgent" />}
        {t('startTitle', { day: format.dayLong(next.day), when: when ? t(when) : '' })}
      </h2>
      <Sums counts={next.counts} />
      <p className="muted">{t(key)}</p>
      <People next={next} shootId={shoot.id} mayCall={mayCall} />
      {mayCall && confirmed < all && <p className="meta">{t('noted')}</p>}
    </Card>
  );
}
