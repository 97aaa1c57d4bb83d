import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useNames } from '../../../app/names';
import { ErrorNotice } from '../../../app/query-view';
import { Button, Icon, LinkButton } from '../../../kit';
import { fitTexts } from '../../../messages/fit';
import { useFormat, useText } from '../../../messages/locale';
import { usePaintFree, type Change, type Obstacle } from '../fit-api';
import type { JobPage } from '../job-api';

interface StopProps {
  readonly text: string;
  readonly children?: ReactNode;
}

/** One thing in the way, with what I can do about it beside it. */
function Stop({ text, children }: StopProps): ReactNode {
  return (
    <li className="cb-fit__stop">
      <p>
        <Icon name="urgent" />
        <span>{text}</span>
      </p>
      {children && <div className="row">{children}</div>}
    </li>
  );
}

function Days({ days }: { days: Change['days'] }): ReactNode {
  const t = useText(fitTexts);
  const format = useFormat();
  const paint = usePaintFree();
  return (
    <Stop text={t('stop_days', { days: days.map(({ from, to }) => format.days(from, to)).join(t('list')) })}>
      <Button busy={paint.isPending} onClick={() => paint.mutate(days)}>
        {paint.isPending ? t('doing_days') : t('do_days')}
      </Button>
      <Link to="/me/free">{t('look_days')}</Link>
      {paint.error && <ErrorNotice error={paint.error} />}
    </Stop>
  );
}

function Clashes({ clashes }: { clashes: Change['clashes'] }): ReactNode {
  const t = useText(fitTexts);
  const format = useFormat();
  return clashes.map((clash) => {
    const { shootTitle: title, neededDays: needed, freeDays: free } = clash;
    const text =
      clash.kind === 'overlap'
        ? t('stop_overlap', { title, days: format.days(clash.firstDay, clash.lastDay) })
        : t('stop_gap', { title, needed, free });
    return (
      <Stop key={clash.bookingId} text={text}>
        <LinkButton to={`/me/jobs/${clash.bookingId}`}>{t('do_clash')}</LinkButton>
      </Stop>
    );
  });
}

/** What she has said or done for the shoot before. */
function Standing({ partly }: { partly: boolean }): ReactNode {
  const t = useText(fitTexts);
  return (
    <Stop text={t(partly ? 'stop_partly' : 'stop_inShoot')}>
      <LinkButton to="/me/offers">{t('do_inShoot')}</LinkButton>
    </Stop>
  );
}

/** What nothing but another posting helps against. */
const STOPS: Readonly<Record<string, 'stop_asked' | 'stop_blocked'>> = {
  excluded: 'stop_asked',
  blocked: 'stop_blocked',
};

/** What keeps me from a posting, and the button that mends it where something can. */
export function FitObstacle({ job, obstacle }: { job: JobPage; obstacle: Obstacle }): ReactNode {
  const t = useText(fitTexts);
  const format = useFormat();
  const names = useNames();
  const { rule, params, change } = obstacle;
  const number = (name: string): number => Number(params[name] ?? 0);
  if (change?.kind === 'paintFree') return <Days days={change.days} />;
  if (change?.kind === 'seeClashes') return <Clashes clashes={change.clashes} />;
  if (change?.kind === 'lowerFloor') {
    const high = format.yuan(change.payFloorFen ?? 0);
    return (
      <Stop text={t('stop_pay', { floor: format.yuan(number('payFloorFen')), high })}>
        <LinkButton to="/me/profile">{t('do_pay', { high })}</LinkButton>
      </Stop>
    );
  }
  if (change?.kind === 'travelFurther') {
    const time = format.minutes(change.travelMinutes ?? 0);
    return (
      <Stop text={t('stop_travel', { time, most: format.minutes(number('maxTravelMinutes')) })}>
        <LinkButton to="/me/profile">{t('do_travel', { time })}</LinkButton>
      </Stop>
    );
  }
  if (change?.kind === 'addRole') {
    const level = names.level(change.level ?? job.minLevel);
    const text =
      rule === 'role'
        ? t('stop_role', { role: names.role(job.roleId) })
        : t('stop_level', { level, own: names.level(number('level')) });
    return (
      <Stop text={text}>
        <LinkButton to="/me/profile">{t(rule === 'role' ? 'do_role' : 'do_level')}</LinkButton>
      </Stop>
    );
  }
  if (rule === 'profile') {
    return (
      <Stop text={t('stop_profile')}>
        <LinkButton to={`/start?job=${job.id}`}>{t('do_profile')}</LinkButton>
      </Stop>
    );
  }
  if (rule === 'excluded' && params['why'] !== 'asked') return <Standing partly={params['why'] === 'partly'} />;
  return (
    <Stop text={t(STOPS[rule] ?? 'stop_other')}>
      <a className="cb-button" href={`/jobs?role=${job.roleId}`}>
        {t('do_other')}
      </a>
    </Stop>
  );
}
