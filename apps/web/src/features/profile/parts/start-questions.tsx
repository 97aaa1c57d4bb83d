import { useEffect, useState, type ComponentType, type ReactNode } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { Page } from '../../../app/page';
import { Lines, QueryView } from '../../../app/query-view';
import { useText } from '../../../messages/locale';
import { startTexts } from '../../../messages/start';
import { startStepsTexts } from '../../../messages/start-steps';
import { daysOf, useAvailability, useProfile, type MyProfile } from '../api';
import { draftOf, parseDraft, stepAfter, stepAt, stepBefore, stepsOf, type Draft, type Step } from './start-draft';
import type { StepProps } from './start-frame';
import { StartProgress } from './start-progress';
import { DoneStep, FreeStep, HomeStep, KindStep, PayStep, RolesStep, SchoolStep } from './start-steps';

const KEPT = 'cb-start';

const SCREENS: Readonly<Record<Step, ComponentType<StepProps>>> = {
  // Whoever is here has an account.
  account: KindStep,
  kind: KindStep,
  school: SchoolStep,
  roles: RolesStep,
  home: HomeStep,
  free: FreeStep,
  pay: PayStep,
  done: DoneStep,
};

function useTitles(): Readonly<Record<Step, string>> {
  const t = useText(startStepsTexts);
  return {
    account: t('kindTitle'),
    kind: t('kindTitle'),
    school: t('schoolTitle'),
    roles: t('rolesTitle'),
    home: t('homeTitle'),
    free: t('freeTitle'),
    pay: t('payTitle'),
    done: t('doneTitle'),
  };
}

function Questions({ stored, known, job }: { stored: MyProfile; known: Draft; job: string | null }): ReactNode {
  const titles = useTitles();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const [draft, setDraft] = useState(() => parseDraft(sessionStorage.getItem(KEPT)) ?? known);
  const progress = { draft, signedIn: true, written: !!stored.profile };
  const now = stepAt(params.get('step'), progress);
  const go = (to: Step): void => {
    void navigate(`/start?${new URLSearchParams({ step: to, ...(job && { job }) }).toString()}`);
  };
  const change = (changed: Partial<Draft>): void =>
    setDraft((before) => {
      const after = { ...before, ...changed };
      sessionStorage.setItem(KEPT, JSON.stringify(after));
      return after;
    });
  useEffect(() => {
    window.scrollTo(0, 0);
    if (now === 'done') sessionStorage.removeItem(KEPT);
  }, [now]);

  const steps = stepsOf(draft);
  const before = stepBefore(now, progress);
  const Screen = SCREENS[now];
  return (
    <Page key={now} title={titles[now]} width="narrow">
      {now !== 'done' && <StartProgress step={steps.indexOf(now) + 1} of={steps.length} />}
      <div className="cb-start__screen">
        <Screen
          draft={draft}
          change={change}
          next={() => go(stepAfter(now, draft))}
          answer={(changed) => {
            change(changed);
            go(stepAfter(now, { ...draft, ...changed }));
          }}
          back={before && (() => go(before))}
          job={job}
        />
      </div>
    </Page>
  );
}

/** The questions after the account, one a screen, each at its own address. */
export default function StartQuestions({ job }: { job: string | null }): ReactNode {
  const t = useText(startTexts);
  const profile = useProfile();
  const days = useAvailability();
  if (profile.data && days.data)
    return <Questions stored={profile.data} known={draftOf(profile.data, [...daysOf(days.data)])} job={job} />;
  const late = profile.data ? days : profile;
  return (
    <Page title={t('title')} width="narrow">
      <QueryView query={late} skeleton={<Lines count={3} />}>
        {() => null}
      </QueryView>
    </Page>
  );
}
