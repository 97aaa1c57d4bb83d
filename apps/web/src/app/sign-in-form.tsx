import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { Button, Check, TextField } from '../kit';
import { useText } from '../messages/locale';
import { signInTexts } from '../messages/sign-in';
import { useAct } from './act';
import { Refusal } from './refusal';
import { useSession, type Session } from './session';

interface SignInFormProps {
  /** Called when the session is there; without it the page around shows what it kept back. */
  readonly onDone?: (session: Session) => void;
  readonly contact?: string;
  /** Whether those without an account are shown the way; those whose session ended have one. */
  readonly register?: boolean;
}

/** Signs in; used on the log-in page, in the place of a closed page, and over a page whose session has ended. */
export function SignInForm({ onDone, contact: given = '', register = true }: SignInFormProps): ReactNode {
  const t = useText(signInTexts);
  const { session, signIn } = useSession();
  const [contact, setContact] = useState(given);
  const [password, setPassword] = useState('');
  const [shown, setShown] = useState(false);
  const login = useAct(async (typed: string) => {
    const signedIn = await signIn(typed, password);
    onDone?.(signedIn);
  });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        login.run(contact.trim());
      }}
    >
      <Refusal error={login.error} />
      <TextField
        label={t('contact')}
        name="contact"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        value={contact}
        onChange={(event) => setContact(event.target.value)}
      />
      <TextField
        label={t('password')}
        name="password"
        type={shown ? 'text' : 'password'}
        autoComplete="current-password"
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Check label={t('showPassword')} checked={shown} onChange={(event) => setShown(event.target.checked)} />
      <Button type="submit" kind="primary" large block busy={login.running !== undefined}>
        {login.running !== undefined ? t('submitting') : t('submit')}
      </Button>
      {register && !session && (
        <p className="row">
          <span>{t('noAccount')}</span>
          <Link to="/start" className="cb-tap">
            {t('register')}
          </Link>
        </p>
      )}
    </form>
  );
}
