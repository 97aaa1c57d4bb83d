import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { Link, Navigate, useLocation } from 'react-router';
import { sumOf, type Row } from '../../../app/crew/crew-sum';
import { usePostings } from '../../../app/crew/posting-edit';
import { SaveLine, SaveTrouble } from '../../../app/crew/save-line';
import { SumBar } from '../../../app/crew/sum-bar';
import { LiveBadge } from '../../../app/live/live-badge';
import { useNames } from '../../../app/names';
import { QueryView } from '../../../app/query-view';
import { useMay } from '../../../app/rights';
import { useShoot, type Shoot } from '../../../app/shoot';
import { DeskPage } from '../../../desk';
import { Icon, LinkButton, Notice, Skeleton } from '../../../kit';
import { useFormat, useText } from '../../../messages/locale';
import { wizardTexts } from '../../../messages/wizard';
import { CrewStep } from './crew-step';
import { DatesStep } from './dates-step.desk';
import { GUESSES, useGuesses } from './guesses';
import { NoticeStep } from './notice-step';
import { PayStep } from './pay-step';
import { PublishCard } from './publish-card';
import { useProductionEdit, useProductions, useShootEdit } from './setup-data';
import type { SetupProps } from './setup-props';
import { STEPS, stepPath, type Step } from './steps';

function StepLine({ shootId, at, open }: { shootId: string; at: Step; open: ReadonlySet<Step> }): ReactNode {
  const t = useText(wizardTexts);
  const place = STEPS.indexOf(at);
  return (
    <nav className="cb-steps" aria-label={t('steps')}>
      <ol>
        {STEPS.map((step, index) => (
          <li key={step} data-place={index < place ? 'done' : index === place ? 'now' : 'later'}>
            <Link to={stepPath(shootId, step)} {...(step === at && { 'aria-current': 'step' as const })}>
              <Icon
                name={open.has(step) ? 'open' : index < place ? 'check' : index === place ? 'full' : 'open'}
                size={12}
              />
              <span>{t(`step_${step}`)}</span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** What a field of the shoot or its production is called, and how its value reads, where two versions stand side by side. */
function useReading(): { nameOf: (field: string) => string; show: (field: string, value: unknown) => string } {
  const t = useText(wizardTexts);
  const format = useFormat();
  const names = useNames();
  return useMemo(() => {
    const fields: Readonly<Record<string, string>> = {
      title: t('titleField'),
      baseId: t('base'),
      firstShootingDay: t('firstDay'),
      shootingDays: t('shootingDays'),
      hoursPerDay: t('hoursPerDay'),
      overtimeRule: t('overtime'),
      payTiming: t('payTiming'),
      meals: t('meals'),
      bed: t('bed'),
      labourBudgetFen: t('cap'),
      genre: t('genre'),
      episodes: t('episodes'),
      filingNumber: t('filing'),
    };
    return {
      nameOf: (field) => fields[field] ?? field,
      show: (field, value) => {
        if (value === null || value === undefined || value === '') return t('none');
        if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
        if (field === 'baseId') return names.base(String(value));
        if (field === 'firstShootingDay') return format.dayLong(String(value));
        if (field.endsWith('Fen')) return format.yuan(Number(value));
        if (field === 'payTiming') return t(`timing_${value as Shoot['payTiming']}`);
        return String(value);
      },
    };
  }, [t, format, names]);
}

interface ScreenProps extends Omit<SetupProps, 'sum' | 'draft'> {
  readonly step: Step;
}

/** Goes to what a link of the page names: opens the group around it and puts the focus there. */
function useHash(step: Step, ready: boolean): void {
  const { hash } = useLocation();
  useEffect(() => {
    if (!hash || !ready) return;
    const target = document.getElementById(decodeURIComponent(hash.slice(1)));
    target?.closest('details')?.setAttribute('open', '');
    target?.scrollIntoView({ block: 'center' });
    const control = target?.matches('input') ? target : target?.querySelector<HTMLElement>('button, input');
    control?.focus({ preventScroll: true });
  }, [hash, step, ready]);
}

function Screen({ step, ...given }: ScreenProps): ReactNode {
  const t = useText(wizardTexts);
  const { state } = useLocation();
  const { shoot, production, postings } = given;
  const { id, shootingDays, summary } = shoot.shown;
  const [preview, setPreview] = useState<readonly Row[] | null>(null);
  const reading = useReading();
  const sum = useMemo(() => sumOf(preview ?? postings, shootingDays), [preview, postings, shootingDays]);
  const typed = (state as { title?: string } | null)?.title?.trim();
  const putTitle = useRef<(title: string) => void>(() => undefined);
  putTitle.current = (title) => {
    if (title === shoot.shown.title) return;
    shoot.put({ title });
    production?.put({ title });
  };
  const known = production !== null;
  useEffect(() => {
    // Keys that fell while the draft was being made.
    if (typed && known) putTitle.current(typed);
  }, [typed, known]);
  useHash(step, postings.length > 0 && known);

  const props: SetupProps = { ...given, sum, draft: shoot.shown.state === 'draft' };
  const place = STEPS.indexOf(step);
  const next = STEPS[place + 1];
  const before = STEPS[place - 1];
  return (
    <>
      <SaveTrouble save={shoot.save} state={shoot.state} {...reading} />
      {production && <SaveTrouble save={production.save} state={production.state} {...reading} />}
      {step === 'notice' && <NoticeStep {...props} focusTitle={typed !== undefined} />}
      {step === 'dates' && <DatesStep {...props} />}
      {step === 'crew' && <CrewStep {...props} onPreview={setPreview} />}
      {step === 'pay' && (
        <PayStep {...props}>
          <PublishCard {...props} />
        </PayStep>
      )}
      <SumBar sum={sum} capFen={summary.labourBudgetFen} costs>
        {before && <LinkButton to={stepPath(id, before)}>{t('back')}</LinkButton>}
        {next && (
          <LinkButton kind="primary" to={stepPath(id, next)}>
            {t('nextStep', { step: t(`step_${next}`) })}
          </LinkButton>
        )}
        {!next && (
          <LinkButton kind="primary" to="#publish">
            {t('toPublish')}
          </LinkButton>
        )}
      </SumBar>
    </>
  );
}

function Loaded({ step, stored }: { step: Step; stored: Shoot }): ReactNode {
  const t = useText(wizardTexts);
  const shoot = useShootEdit(stored);
  const postings = usePostings(stored.id);
  const productions = useProductions(stored.companyId);
  const production = useProductionEdit(productions.data?.items.find(({ id }) => id === stored.productionId));
  const guesses = useGuesses(stored.id);
  const may = useMay(stored.companyId);
  const { id, title } = shoot.shown;
  const open = useMemo(() => new Set<Step>(guesses.open.map((guess) => GUESSES[guess])), [guesses.open]);
  if (stored.state === 'wrapped' || stored.state === 'cancelled')
    return <Navigate to={`/studio/shoots/${id}`} replace />;
  if (!may('shoot.edit'))
    return (
      <DeskPage title={t('heading', { title })} width="narrow">
        <Notice tone="warning">
          <span>{t('mayNotEdit')}</span>
          <LinkButton to={`/studio/shoots/${id}`}>{t('toShoot')}</LinkButton>
        </Notice>
      </DeskPage>
    );
  return (
    <DeskPage
      title={t('pageTitle', { title, step: t(`step_${step}`) })}
      heading={t('heading', { title })}
      actions={
        <>
          <SaveLine states={production ? [shoot.state, production.state] : [shoot.state]} />
          <LiveBadge topics={[`shoot:${id}`]} />
        </>
      }
    >
      <StepLine shootId={id} at={step} open={open} />
      <QueryView query={postings} skeleton={<Skeleton height={320} />}>
        {(items) => (
          <Screen
            step={step}
            shoot={shoot}
            production={production}
            postings={items}
            guesses={guesses.open}
            confirm={guesses.confirm}
          />
        )}
      </QueryView>
    </DeskPage>
  );
}

/** The four screens of a shoot that exists. */
export function Setup({ shootId, step }: { shootId: string; step: Step }): ReactNode {
  const t = useText(wizardTexts);
  const query = useShoot(shootId);
  if (query.data) return <Loaded key={shootId} step={step} stored={query.data} />;
  return (
    <DeskPage title={t('newTitle')} width="narrow">
      <QueryView query={query} skeleton={<Skeleton height={320} />}>
        {() => null}
      </QueryView>
    </DeskPage>
  );
}
