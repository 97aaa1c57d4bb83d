import { lazy, Suspense, useEffect, type ReactNode } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { Page } from '../../app/page';
import { Lines } from '../../app/query-view';
import { useSession } from '../../app/session';
import { useText } from '../../messages/locale';
import { startTexts } from '../../messages/start';
import { AccountStep } from './parts/start-account';
import { StartProgress } from './parts/start-progress';
import './start.css';

/** Questions of somebody who has not said yet what they are. */
const QUESTIONS = 6;
/** The first screen stands alone; the others come while somebody types a name. */
const later = (): Promise<typeof import('./parts/start-questions')> => import('./parts/start-questions');
const StartQuestions = lazy(later);

/** From nothing to the first application: an account and a few questions, one a screen. */
export default function StartPage(): ReactNode {
  const t = useText(startTexts);
  const { session, known } = useSession();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const job = /^[\da-f-]{36}$/i.exec(params.get('job') ?? '')?.[0] ?? null;
  useEffect(() => void later(), []);
  if (session) {
    return (
      <Suspense fallback={<Lines count={3} />}>
        <StartQuestions job={job} />
      </Suspense>
    );
  }
  if (!known) return <Lines count={3} />;
  const query = new URLSearchParams({ step: 'kind', ...(job && { job }) });
  return (
    <Page title={t('accountTitle')} width="narrow">
      <StartProgress step={1} of={QUESTIONS} />
      <AccountStep job={job} onDone={() => void navigate(`/start?${query.toString()}`)} />
    </Page>
  );
}
