import { useCallback, useState, type ReactNode } from 'react';
import { isProblem, problemOf } from '../../../api/problem';
import { ErrorNotice } from '../../../app/query-view';
import { Button, Sheet, TextField, useToast } from '../../../kit';
import { adminTexts } from '../../../messages/admin';
import { useText } from '../../../messages/locale';
import { acts } from '../api';

type Act = () => Promise<unknown>;

function PasswordSheet({ act, onEnd }: { act: Act; onEnd: () => void }): ReactNode {
  const t = useText(adminTexts);
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const confirm = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await acts.stepUp(password);
    } catch (refusal) {
      setError(refusal);
      setBusy(false);
      return;
    }
    await act();
    onEnd();
  };
  return (
    <Sheet title={t('passwordTitle')} closeLabel={t('close')} onClose={onEnd}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (password && !busy) void confirm();
        }}
      >
        <p>{t('passwordText')}</p>
        {error !== null && <ErrorNotice error={error} />}
        <TextField
          type="password"
          autoComplete="current-password"
          label={t('password')}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <Button type="submit" kind="primary" large busy={busy}>
          {t('confirm')}
        </Button>
      </form>
    </Sheet>
  );
}

/**
 * Does what needs a fresh password: `run` resolves when it is done, or when it was refused and said so. The API asks for
 * the password, not the page, so that it is asked only when it has to be.
 */
export function useStepUp(): { readonly run: (act: Act) => Promise<boolean>; readonly sheet: ReactNode } {
  const t = useText(adminTexts);
  const toast = useToast();
  const [asked, setAsked] = useState<{ act: Act; end: () => void } | null>(null);
  const run = useCallback(
    async (act: Act): Promise<boolean> => {
      const refused = (error: unknown): false => {
        const reason = problemOf(error)?.message;
        toast({ text: reason ? t('undoFailed', { reason }) : t('failedPlain') });
        return false;
      };
      try {
        await act();
        return true;
      } catch (error) {
        if (!isProblem(error, 'auth.stepUp')) return refused(error);
      }
      return new Promise<boolean>((resolve) => {
        let done = false;
        setAsked({
          act: async () => {
            try {
              await act();
              done = true;
            } catch (error) {
              refused(error);
            }
          },
          end: () => resolve(done),
        });
      });
    },
    [t, toast],
  );
  const sheet = asked && (
    <PasswordSheet
      act={asked.act}
      onEnd={() => {
        setAsked(null);
        asked.end();
      }}
    />
  );
  return { run, sheet };
}
