import { memberMay } from '@callboard/domain';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { newKey } from '../../../api/client';
import { serverNow } from '../../../api/clock';
import { Refusal } from '../../../app/refusal';
import { useMe } from '../../../app/session';
import { Button, Card, Empty, LinkButton, SelectField, TextField } from '../../../kit';
import { shiftDay, today } from '../../../messages/format';
import { useText } from '../../../messages/locale';
import { wizardTexts } from '../../../messages/wizard';
import { startGuessing } from './guesses';
import { startShoot } from './setup-data';
import { stepPath } from './steps';

const WAIT_MS = 900;
const WEEKS_AHEAD = 14;

/** A new shoot: it is there, as a draft, as soon as it has a title. */
export function NewShoot(): ReactNode {
  const t = useText(wizardTexts);
  const me = useMe();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const own = me.companies.filter(({ companyId, role, department }) =>
    memberMay({ companyId, role, department }, 'shoot.edit'),
  );
  const [companyId, setCompanyId] = useState(own[0]?.companyId ?? '');
  const [title, setTitle] = useState('');
  const [composing, setComposing] = useState(false);
  const key = useRef(newKey());
  const typed = useRef('');
  const start = useMutation({
    mutationFn: (name: string) =>
      startShoot(
        queries,
        { companyId, title: name, firstShootingDay: shiftDay(today(serverNow()), WEEKS_AHEAD) },
        key.current,
      ),
    onSuccess: (shoot) => {
      startGuessing(shoot.id);
      // What was typed while the draft was made goes along.
      void navigate(stepPath(shoot.id, 'notice'), { replace: true, state: { title: typed.current } });
    },
    onError: () => {
      key.current = newKey();
    },
  });
  const name = title.trim();
  const { mutate, isPending, isError } = start;
  useEffect(() => {
    if (name.length < 2 || composing || isPending || isError) return undefined;
    const timer = setTimeout(() => mutate(name), WAIT_MS);
    return () => clearTimeout(timer);
  }, [name, composing, isPending, isError, mutate]);

  if (own.length === 0)
    return (
      <Card>
        <Empty title={t('noCompany')}>
          <p>{t('noCompanyText')}</p>
          <LinkButton kind="primary" to="/studio/company">
            {t('toCompany')}
          </LinkButton>
        </Empty>
      </Card>
    );
  return (
    <Card className="stack">
      <h2>{t('newTitle')}</h2>
      <p>{t('newText')}</p>
      <Refusal error={start.error} />
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (name && !isPending) mutate(name);
        }}
      >
        {own.length > 1 && (
          <SelectField
            label={t('whichCompany')}
            value={companyId}
            options={own.map((company) => ({ value: company.companyId, label: company.name }))}
            onChange={(event) => setCompanyId(event.target.value)}
          />
        )}
        <TextField
          label={t('titleField')}
          hint={t('titleHint')}
          autoComplete="off"
          maxLength={120}
          autoFocus
          value={title}
          onCompositionStart={() => setComposing(true)}
          onCompositionEnd={() => setComposing(false)}
          onChange={(event) => {
            typed.current = event.target.value;
            setTitle(event.target.value);
            if (isError) start.reset();
          }}
        />
        <Button type="submit" kind="primary" large block busy={isPending} disabled={name === ''}>
          {isPending ? t('starting') : t('start')}
        </Button>
      </form>
    </Card>
  );
}
