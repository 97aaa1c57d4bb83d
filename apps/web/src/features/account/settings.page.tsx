import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { problemOf } from '../../api/problem';
import { Page } from '../../app/page';
import { Refusal } from '../../app/refusal';
import { useMe, useSession } from '../../app/session';
import { settings, type ThemeChoice } from '../../app/settings';
import { Button, Card, Check, Icon, Segmented, TextField, useToast } from '../../kit';
import { faultAt, faultsOf } from '../../kit/form';
import { accountTexts } from '../../messages/account';
import { useLocale, useText } from '../../messages/locale';
import type { Locale } from '../../messages/text';
import { useChangePassword, useEditAccount } from './api';
import { Blocks } from './parts/blocks';
import { Telling } from './parts/telling';
import './settings.css';

function Looks(): ReactNode {
  const t = useText(accountTexts);
  const { locale, setLocale } = useLocale();
  const edit = useEditAccount();
  const [theme, setTheme] = useState(settings.theme);
  const [large, setLarge] = useState(settings.large);
  const languages: readonly { value: Locale; label: string }[] = [
    { value: 'zh', label: t('chinese') },
    { value: 'en', label: t('english') },
  ];
  const themes: readonly { value: ThemeChoice; label: string }[] = [
    { value: 'auto', label: t('themeAuto') },
    { value: 'light', label: t('themeLight') },
    { value: 'set', label: t('themeSet') },
  ];
  return (
    <Card className="stack" aria-labelledby="looks">
      <h2 id="looks">{t('looksTitle')}</h2>
      <div className="cb-setting">
        <span>{t('language')}</span>
        <Segmented
          label={t('language')}
          value={locale}
          options={languages}
          onChange={(value) => {
            setLocale(value);
            // What the product writes later, by mail or message, follows; that it did not is not worth a word here.
            edit.mutate({ locale: value });
          }}
        />
      </div>
      <div className="cb-setting">
        <span>
          {t('theme')}
          <span className="meta cb-setting__hint">{t('themeHint')}</span>
        </span>
        <Segmented
          label={t('theme')}
          value={theme}
          options={themes}
          onChange={(value) => {
            settings.setTheme(value);
            setTheme(value);
          }}
        />
      </div>
      <Check
        label={t('large')}
        checked={large}
        onChange={(event) => {
          settings.setLarge(event.target.checked);
          setLarge(event.target.checked);
        }}
      />
    </Card>
  );
}

function NameForm(): ReactNode {
  const t = useText(accountTexts);
  const { displayName } = useMe();
  const toast = useToast();
  const [name, setName] = useState(displayName);
  const edit = useEditAccount();
  const { faults, rest } = faultsOf(problemOf(edit.error), ['displayName']);
  return (
    <Card aria-labelledby="name-title">
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (edit.isPending || name.trim() === displayName) return;
          edit.mutate({ displayName: name.trim() }, { onSuccess: () => toast({ text: t('nameSaved') }) });
        }}
      >
        <h2 id="name-title">{t('nameTitle')}</h2>
        {(rest || (edit.error && faults.length === 0)) && <Refusal error={edit.error} />}
        <TextField
          label={t('name')}
          hint={t('nameHint')}
          error={faultAt(faults, 'displayName')}
          name="name"
          autoComplete="name"
          required
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <div>
          <Button type="submit" busy={edit.isPending} aria-disabled={name.trim() === displayName || undefined}>
            {t('saveName')}
          </Button>
        </div>
      </form>
    </Card>
  );
}

function PasswordForm(): ReactNode {
  const t = useText(accountTexts);
  const toast = useToast();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [shown, setShown] = useState(false);
  const change = useChangePassword();
  const problem = problemOf(change.error);
  const { faults, rest } = faultsOf(problem, ['current', 'next'] as const, {
    'account.password': 'next',
    'auth.credentials': 'current',
  });
  const type = shown ? 'text' : 'password';
  return (
    <Card aria-labelledby="password-title">
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (change.isPending) return;
          change.mutate(
            { current, next },
            {
              onSuccess: () => {
                setCurrent('');
                setNext('');
                toast({ text: t('passwordSaved') });
              },
            },
          );
        }}
      >
        <h2 id="password-title">{t('passwordTitle')}</h2>
        {(rest || (change.error && faults.length === 0)) && <Refusal error={change.error} />}
        <TextField
          label={t('passwordNow')}
          error={faultAt(faults, 'current')}
          type={type}
          autoComplete="current-password"
          required
          value={current}
          onChange={(event) => setCurrent(event.target.value)}
        />
        <TextField
          label={t('passwordNew')}
          hint={t('passwordRule')}
          error={faultAt(faults, 'next')}
          type={type}
          autoComplete="new-password"
          required
          value={next}
          onChange={(event) => setNext(event.target.value)}
        />
        <Check label={t('showPasswords')} checked={shown} onChange={(event) => setShown(event.target.checked)} />
        <div>
          <Button type="submit" busy={change.isPending}>
            {t('changePassword')}
          </Button>
        </div>
      </form>
    </Card>
  );
}

/** Language, looks, name, password, how one is told, blocked companies, and the way out. */
export default function SettingsPage(): ReactNode {
  const t = useText(accountTexts);
  const { signOut } = useSession();
  const navigate = useNavigate();
  const [error, setError] = useState<unknown>(null);
  return (
    <Page title={t('settingsTitle')}>
      <div className="cb-settings">
        <div className="stack">
          <Looks />
          <NameForm />
          <PasswordForm />
        </div>
        <div className="stack">
          <Telling />
          <Blocks />
        </div>
      </div>
      <Refusal error={error} />
      <Button
        className="cb-settings__out"
        icon={<Icon name="door" />}
        onClick={() => {
          signOut().then(() => void navigate('/'), setError);
        }}
      >
        {t('signOut')}
      </Button>
    </Page>
  );
}
