import { useMutation } from '@tanstack/react-query';
import { useCallback, useRef, useState, type ReactNode } from 'react';
import { api, unwrap } from '../api/client';
import { serverNow } from '../api/clock';
import { isProblem } from '../api/problem';
import { Button, Sheet, TextField } from '../kit';
import { deskTexts } from '../messages/desk';
import { useText } from '../messages/locale';
import { Refusal } from './refusal';
import { useSession } from './session';

/** A little less than the API allows, so that what comes next still fits in. */
const FRESH_MS = 4 * 60_000;

class NotProved extends Error {}

/** Whether an error means that people closed the question for their password; it needs no words. */
export function isNotProved(error: unknown): boolean {
  return error instanceof NotProved;
}

function Ask({ onDone, onClose }: { onDone: () => void; onClose: () => void }): ReactNode {
  const t = useText(deskTexts);
  const { session, reload } = useSession();
  const [password, setPassword] = useState('');
  const prove = useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/auth/step-up', { body: { password } })),
    onSuccess: async () => {
      await reload();
      onDone();
    },
  });
  return (
    <Sheet title={t('stepUpTitle')} closeLabel={t('cancel')} onClose={onClose}>
      <p>{t('stepUpText')}</p>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!prove.isPending) prove.mutate();
        }}
      >
        <Refusal error={prove.error} />
        <input type="text" autoComplete="username" value={session?.handle ?? ''} readOnly hidden />
        <TextField
          label={t('password')}
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <div className="row">
          <Button type="submit" kind="primary" busy={prove.isPending}>
            {t('confirm')}
          </Button>
          <Button onClick={onClose}>{t('cancel')}</Button>
        </div>
      </form>
    </Sheet>
  );
}

interface StepUp {
  /** Runs an act that needs a password proved a moment ago; asks for it before, when it is not. */
  readonly proved: <T>(act: () => Promise<T>) => Promise<T>;
  /** The question, to be put somewhere in the page. */
  readonly sheet: ReactNode;
}

/** For acts that the API answers with `auth.stepUp` unless the password was proved within the last minutes. */
export function useStepUp(): StepUp {
  const { session } = useSession();
  const waiting = useRef<{ go: () => void; stop: () => void } | null>(null);
  const [asking, setAsking] = useState(false);
  const ask = useCallback(
    () =>
      new Promise<void>((resolve, reject) => {
        waiting.current = { go: resolve, stop: () => reject(new NotProved()) };
        setAsking(true);
      }),
    [],
  );
  const provedAt = session ? Date.parse(session.authenticatedAt) : 0;
  const proved = useCallback(
    async <T,>(act: () => Promise<T>): Promise<T> => {
      if (serverNow() - provedAt > FRESH_MS) {
        await ask();
        return act();
      }
      try {
        return await act();
      } catch (error) {
        if (!isProblem(error, 'auth.stepUp')) throw error;
        await ask();
        return act();
      }
    },
    [ask, provedAt],
  );
  const end = (how: 'go' | 'stop'): void => {
    setAsking(false);
    waiting.current?.[how]();
    waiting.current = null;
  };
  return { proved, sheet: asking ? <Ask onDone={() => end('go')} onClose={() => end('stop')} /> : null };
}
