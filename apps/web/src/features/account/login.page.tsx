import { useEffect, type ReactNode } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useAct } from '../../app/act';
import { homeOf } from '../../app/mode';
import { Page } from '../../app/page';
import { Refusal } from '../../app/refusal';
import { useSession } from '../../app/session';
import { SignInForm } from '../../app/sign-in-form';
import { Card, Icon } from '../../kit';
import { useLocale, useText } from '../../messages/locale';
import { signInTexts } from '../../messages/sign-in';
import { useDemoAccounts, type DemoAccount } from './demo';
import './login.css';
import { ownPath } from './next';

function DemoAccounts({ accounts }: { accounts: readonly DemoAccount[] }): ReactNode {
  const t = useText(signInTexts);
  const { locale } = useLocale();
  const { signIn } = useSession();
  const enter = useAct(({ login, password }: DemoAccount) => signIn(login, password));
  return (
    <section className="stack cb-demo" aria-labelledby="demo">
      <div>
        <h2 id="demo">{t('demoTitle')}</h2>
        <p className="meta">{t('demoHint', { password: accounts[0]!.password })}</p>
      </div>
      <Refusal error={enter.error} />
      <ul>
        {accounts.map((account) => (
          <li key={account.login}>
            <button type="button" aria-busy={enter.running?.login === account.login} onClick={() => enter.run(account)}>
              <span>
                <strong>{locale === 'zh' ? account.roleZh : account.roleEn}</strong>
                <span className="meta">{account.login.split('@')[0]}</span>
              </span>
              <Icon name="right" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Signing in, and on to where the person was going. */
export default function LoginPage(): ReactNode {
  const t = useText(signInTexts);
  const { session } = useSession();
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const accounts = useDemoAccounts();
  const next = ownPath(params.get('next'));
  useEffect(() => {
    if (session) void navigate(next ?? homeOf(session), { replace: true });
  }, [session, next, navigate]);
  return (
    <Page title={t('loginTitle')}>
      {next && <p className="muted">{t('loginNext')}</p>}
      <div className="cb-login">
        <Card className="stack">
          <SignInForm register={false} />
          <p className="cb-login__register">
            <span>{t('noAccount')}</span>
            <Link to="/start">{t('registerMinutes')}</Link>
          </p>
        </Card>
        {accounts.length > 0 && <DemoAccounts accounts={accounts} />}
      </div>
    </Page>
  );
}
