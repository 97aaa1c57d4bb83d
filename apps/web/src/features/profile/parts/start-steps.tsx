import { useState, type ReactNode } from 'react';
import { FittingJobs } from '../../../app/fitting-jobs';
import { Button, Icon, LinkButton, TextField } from '../../../kit';
import { daysBetween, shiftDay, today } from '../../../messages/format';
import { freeTexts } from '../../../messages/free';
import { useFormat, useText } from '../../../messages/locale';
import { startStepsTexts } from '../../../messages/start-steps';
import { profileTexts } from '../../../messages/profile';
import { DayPainter } from '../../../viz/day-painter';
import { applyStroke } from '../../../viz/day-painter-days';
import { Refusal } from '../../../app/refusal';
import { paintable, type FreeKind } from '../api';
import { BaseField, PayField, TravelField } from './fields';
import { useFreeKinds, useHolidays } from './paint-kinds';
import { RolePicker } from './role-picker';
import { StepBar, type StepProps } from './start-frame';
import { KINDS, yuanToFen } from './terms';
import { useFinish } from './use-finish';

const FROM_TODAY_DAYS = 60;

export function KindStep({ draft, answer }: StepProps): ReactNode {
  const t = useText(startStepsTexts);
  const words = useText(profileTexts);
  const hints = { graduate: t('graduateHint'), freelancer: t('freelancerHint'), returnee: t('returneeHint') };
  return (
    <ul className="cb-start__kinds">
      {KINDS.map((kind) => (
        <li key={kind}>
          <button type="button" aria-pressed={draft.kind === kind} onClick={() => answer({ kind })}>
            <span>
              <strong>{words(`kind_${kind}`)}</strong>
              <span className="muted">{hints[kind]}</span>
            </span>
            <Icon name={draft.kind === kind ? 'check' : 'right'} />
          </button>
        </li>
      ))}
      <li>
        <LinkButton to="/studio/company" kind="quiet" block large>
          {t('produce')}
          <span className="meta">{t('produceHint')}</span>
        </LinkButton>
      </li>
    </ul>
  );
}

export function SchoolStep({ draft, change, next, back }: StepProps): ReactNode {
  const t = useText(startStepsTexts);
  const words = useText(profileTexts);
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        next();
      }}
    >
      <p className="muted">{t('schoolHint')}</p>
      <TextField
        label={words('school')}
        maxLength={80}
        value={draft.school}
        onChange={(event) => change({ school: event.target.value })}
      />
      <TextField
        label={words('major')}
        maxLength={80}
        value={draft.major}
        onChange={(event) => change({ major: event.target.value })}
      />
      <button type="submit" hidden />
      <StepBar back={back} onNext={next} />
    </form>
  );
}

export function RolesStep({ draft, change, next, back }: StepProps): ReactNode {
  const t = useText(startStepsTexts);
  const [asked, setAsked] = useState(false);
  const graduate = draft.kind === 'graduate';
  const none = draft.roles.length === 0;
  return (
    <>
      <p className="muted">{t(graduate ? 'rolesGraduate' : 'rolesHint')}</p>
      <RolePicker entryOnly={graduate} value={draft.roles} onChange={(roles) => change({ roles })} />
      <StepBar
        back={back}
        missing={asked && none && t('rolesNeed')}
        onNext={() => {
          setAsked(true);
          if (!none) next();
        }}
      />
    </>
  );
}

export function HomeStep({ draft, change, next, back }: StepProps): ReactNode {
  const t = useText(startStepsTexts);
  const [asked, setAsked] = useState(false);
  const none = draft.homeBase === '';
  return (
    <>
      <BaseField
        value={draft.homeBase}
        error={asked && none ? t('homeNeed') : undefined}
        onChange={(homeBase) => change({ homeBase })}
      />
      <TravelField value={draft.maxTravelMinutes} onChange={(maxTravelMinutes) => change({ maxTravelMinutes })} />
      <StepBar
        back={back}
        onNext={() => {
          setAsked(true);
          if (!none) next();
        }}
      />
    </>
  );
}

export function FreeStep({ draft, change, next, back }: StepProps): ReactNode {
  const t = useText(startStepsTexts);
  const words = useText(freeTexts);
  const format = useFormat();
  const kinds = useFreeKinds();
  const holidays = useHolidays();
  const { first, last } = paintable();
  const painted = new Map<string, FreeKind>(draft.days);
  const free = draft.days.filter(([, kind]) => kind === 'free').length;
  const set = (days: ReadonlyMap<string, FreeKind>): void => change({ days: [...days] });
  return (
    <>
      <p className="muted">{t('freeHint')}</p>
      <div className="row">
        <Button
          kind={free === 0 ? 'primary' : 'plain'}
          onClick={() => {
            const days = daysBetween(first, shiftDay(first, FROM_TODAY_DAYS - 1));
            set(applyStroke(painted, { days: days.filter((day) => !painted.has(day)), kind: 'free' }));
          }}
        >
          {t('freeFromToday')}
        </Button>
        {draft.days.length > 0 && <Button onClick={() => set(new Map())}>{t('freeClear')}</Button>}
        <span className="meta" role="status">
          {free > 0 && t('freeSum', { count: format.dayCount(free) })}
        </span>
      </div>
      <DayPainter
        label={words('freeTitle')}
        kinds={kinds}
        value={painted}
        onPaint={(stroke) => set(applyStroke(painted, stroke))}
        first={first}
        last={last}
        today={today()}
        mark={holidays}
        wholeMonths
      />
      <StepBar back={back} onNext={next} {...(draft.days.length === 0 && { label: t('freeLater') })} />
    </>
  );
}

export function PayStep({ draft, change, next, back }: StepProps): ReactNode {
  const t = useText(startStepsTexts);
  const [asked, setAsked] = useState(false);
  const finish = useFinish(next);
  const bad = yuanToFen(draft.yuan) === null;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (!bad && !finish.isPending) finish.mutate(draft);
      }}
    >
      <p className="muted">{t('payHint')}</p>
      <Refusal error={finish.error} />
      <PayField
        value={draft.yuan}
        error={asked && bad ? t('payInvalid') : undefined}
        roles={draft.roles}
        onChange={(yuan) => change({ yuan })}
      />
      <StepBar
        back={back}
        busy={finish.isPending}
        label={t(finish.isPending ? 'finishing' : draft.yuan.trim() === '' ? 'paySkip' : 'finish')}
        onNext={() => {
          setAsked(true);
          if (!bad) finish.mutate(draft);
        }}
      />
    </form>
  );
}

export function DoneStep({ job }: StepProps): ReactNode {
  const t = useText(startStepsTexts);
  return (
    <>
      <p className="muted">{t('doneText')}</p>
      {job && (
        <LinkButton to={`/jobs/${job}`} kind="primary" large block>
          {t('doneJob')}
        </LinkButton>
      )}
      <h2>{t('doneFits')}</h2>
      <FittingJobs filter={{}} count={5} {...(job && { except: job })} />
      <LinkButton to="/me/month" kind="quiet">
        {t('doneMonth')}
      </LinkButton>
    </>
  );
}
