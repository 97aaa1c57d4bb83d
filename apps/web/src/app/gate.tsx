import { lazy, Suspense, type ReactNode } from 'react';
import { useParams } from 'react-router';
import { Card, Sheet } from '../kit';
import { useText } from '../messages/locale';
import { shellTexts } from '../messages/shell';
import { Page } from './page';
import { namesThings, type Audience } from './route';
import { Lines } from './query-view';
import { useSession, type Session } from './session';

/** Few need it, so it is no part of every page's first load. */
const LazyForm = lazy(async () => ({ default: (await import('./sign-in-form')).SignInForm }));

const LazyNoEntry = lazy(async () => ({ default: (await import('./no-entry')).NoEntry }));

function SignInForm(): ReactNode {
  return (
    <Suspense fallback={<Lines count={2} />}>
      <LazyForm />
    </Suspense>
  );
}

/** Whether a page of this audience is for this person; what data it shows is the API's to decide. */
function mayEnter(audience: Audience, session: Session): boolean {
  if (audience === 'admin') return session.platformRole !== 'none';
  return true;
}

/** There is no such page, or it is not for this person. */
export function NoEntry({ denied }: { denied?: boolean }): ReactNode {
  return (
    <Suspense fallback={null}>
      <LazyNoEntry denied={denied} />
    </Suspense>
  );
}

/**
 * Lets in whom a page is for; others sign in at its own address, or are told that it is not theirs. An address whose ids
 * or days are none is no page, and nobody is asked about it; a public page says so itself, without script too.
 */
export function Gate({ audience, children }: { audience: Audience; children: ReactNode }): ReactNode {
  const t = useText(shellTexts);
  const { session, known } = useSession();
  const params = useParams();
  if (audience === 'public') return children;
  if (!namesThings(params)) return <NoEntry />;
  if (!known) return <Lines />;
  if (!session) {
    return (
      <Page title={t('signInTitle')} width="narrow">
        <Card className="stack">
          <p>{t('signInText')}</p>
          <SignInForm />
        </Card>
      </Page>
    );
  }
  return mayEnter(audience, session) ? children : <NoEntry denied />;
}

/** Asks to sign in over the page when the session ended under way; the page and what was typed stay. */
export function SessionEnded(): ReactNode {
  const t = useText(shellTexts);
  const { ended, signOut } = useSession();
  if (!ended) return null;
  return (
    <Sheet
      title={t('sessionEndedTitle')}
      closeLabel={t('close')}
      onClose={() => void signOut().catch(() => location.assign('/'))}
    >
      <p>{t('sessionEndedText')}</p>
      <SignInForm />
    </Sheet>
  );
}
