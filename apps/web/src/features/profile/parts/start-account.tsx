import { lazy, Suspense, useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { api, unwrap } from '../../../api/client';
import { isProblem, problemOf, ProblemError } from '../../../api/problem';
import { useAct } from '../../../app/act';
import { Refusal } from '../../../app/refusal';
import { useSession } from '../../../app/session';
import { Button, Check, Notice, TextField } from '../../../kit';
import { faultAt, faultsOf } from '../../../kit/form';
import { useLocale, useText } from '../../../messages/locale';
import { startTexts } from '../../../messages/start';

const FormErrors = lazy(async () => ({ default: (await import('../../../kit/form-errors')).FormErrors }));
const FIELDS = ['contact', 'displayName', 'password'] as const;
const MIN_PASSWORD = 8;

/** As much of the screen as is kept when the page goes: never the password. */
interface Typed {
  readonly contact: string;
  readonly name: string;
}
const KEPT = 'cb-start-account';

function kept(): Typed {
  const found = JSON.parse(sessionStorage.getItem(KEPT) ?? 'null') as Partial<Typed> | null;
  return { contact: String(found?.contact ?? ''), name: String(found?.name ?? '') };
}

/** The registration was taken, but its password does not open the account: somebody has it already. */
class TakenError extends Error {}

function useRegister(password: string, onDone: () => void) {
  const { locale } = useLocale();
  const { signIn } = useSession();
  return useAct(async ({ contact, displayName }: { contact: string; displayName: string }) => {
    await unwrap(api.POST('/api/v1/auth/register', { body: { contact, displayName, password, locale } }));
    try {
      await signIn(contact, password);
    } catch (error) {
      throw isProblem(error, 'auth.credentials') ? new TakenError() : error;
    }
    onDone();
  });
}

function useFaults(error: unknown): ReturnType<typeof faultsOf<(typeof FIELDS)[number]>> {
  return faultsOf(problemOf(error), FIELDS, { 'account.phone': 'contact', 'account.password': 'password' });
}

/** Contact, name and password: all that an account needs. */
export function AccountStep({ job, onDone }: { job: string | null; onDone: () => void }): ReactNode {
  const t = useText(startTexts);
  const [draft, setDraft] = useState(kept);
  const change = (changed: Partial<Typed>): void => {
    const after = { ...draft, ...changed };
    sessionStorage.setItem(KEPT, JSON.stringify(after));
    setDraft(after);
  };
  const [password, setPassword] = useState('');
  const [shown, setShown] = useState(false);
  const register = useRegister(password, () => {
    sessionStorage.removeItem(KEPT);
    onDone();
  });
  const { faults, rest } = useFaults(register.error);
  const left = MIN_PASSWORD - Array.from(password).length;
  const login = job ? `/login?next=/jobs/${job}` : '/login';
  const taken = register.error instanceof TakenError;
  const other = register.error && !taken && (rest || !(register.error instanceof ProblemError));
  const names = { contact: t('contact'), displayName: t('name'), password: t('password') };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        register.run({ contact: draft.contact.trim(), displayName: draft.name.trim() });
      }}
    >
      <p className="muted">{t('accountHint')}</p>
      {faults.length > 0 && (
        <Suspense>
          <FormErrors
            title={t('faults', { n: faults.length })}
            faults={faults}
            labelOf={(field) => names[field as keyof typeof names]}
          />
        </Suspense>
      )}
      {!!other && <Refusal error={register.error} />}
      {taken && (
        <Notice tone="warning" alert>
          <span>{t('taken')}</span>
          <Link to={login}>{t('signIn')}</Link>
        </Notice>
      )}
      <TextField
        id="contact"
        label={t('contact')}
        hint={t('contactHint')}
        error={faultAt(faults, 'contact')}
        name="contact"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        value={draft.contact}
        onChange={(event) => change({ contact: event.target.value })}
      />
      <TextField
        id="displayName"
        label={t('name')}
        hint={t('nameHint')}
        error={faultAt(faults, 'displayName')}
        name="name"
        autoComplete="name"
        required
        maxLength={80}
        value={draft.name}
        onChange={(event) => change({ name: event.target.value })}
      />
      <TextField
        id="password"
        label={t('password')}
        hint={
          <>
            {t('passwordRule')} {password && (left > 0 ? t('passwordLeft', { n: left }) : t('passwordEnough'))}
          </>
        }
        error={faultAt(faults, 'password')}
        name="password"
        type={shown ? 'text' : 'password'}
        autoComplete="new-password"
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Check label={t('showPassword')} checked={shown} onChange={(event) => setShown(event.target.checked)} />
      <Button type="submit" kind="primary" large block busy={register.running !== undefined}>
        {t(register.running !== undefined ? 'registering' : 'register')}
      </Button>
      <p className="row">
        <span>{t('haveAccount')}</span>
        <Link className="cb-start__link" to={login}>
          {t('signIn')}
        </Link>
      </p>
    </form>
  );
}
