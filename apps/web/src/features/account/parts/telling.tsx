import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, unwrap } from '../../../api/client';
import { keys } from '../../../api/keys';
import type { Schema } from '../../../api/types';
import { Lines, QueryView } from '../../../app/query-view';
import { Refusal } from '../../../app/refusal';
import { Card, Check, useToast } from '../../../kit';
import { useText } from '../../../messages/locale';
import { noticeTexts } from '../../../messages/notice';

type Preferences = Schema<'NotificationPreferences'>;
type Choice = 'mail' | 'sms' | 'push' | 'digest' | 'emergencyCalls';

/** What of the preferences may be written; emergency calls only where there is a profile. */
function wishOf({ mail, sms, push, digest, emergencyCalls }: Preferences) {
  return { mail, sms, push, digest, ...(emergencyCalls === null ? {} : { emergencyCalls }) };
}

function Choices({ mine }: { mine: Preferences }): ReactNode {
  const t = useText(noticeTexts);
  const toast = useToast();
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: (wish: Preferences) => unwrap(api.PUT('/api/v1/me/notification-preferences', { body: wishOf(wish) })),
    onMutate: (wish) => queries.setQueryData(keys.preferences(), wish),
    onSuccess: (kept) => {
      queries.setQueryData(keys.preferences(), kept);
      toast({ text: t('saved') });
    },
    onError: () => void queries.invalidateQueries({ queryKey: keys.preferences() }),
  });
  const check = (name: Choice, label: string, disabled = false): ReactNode => (
    <Check
      label={label}
      checked={mine[name] === true}
      disabled={disabled}
      onChange={(event) => save.mutate({ ...mine, [name]: event.target.checked })}
    />
  );
  const { from, to, emergencyHours } = mine.quietHours;
  return (
    <>
      <Refusal error={save.error} />
      {check('mail', t('mail'))}
      {!mine.hasEmail && <p className="meta">{t('noEmail')}</p>}
      {check('digest', t('digest'), !mine.mail)}
      {check('sms', t('sms'))}
      {!mine.hasPhone && <p className="meta">{t('noPhone')}</p>}
      {check('push', t('push'))}
      <div>
        <h3>{t('quietTitle')}</h3>
        <p className="muted">{t('quietText', { from, to })}</p>
      </div>
      {mine.emergencyCalls === null ? (
        <p className="meta">{t('emergencyNone')}</p>
      ) : (
        check('emergencyCalls', t('emergency', { hours: emergencyHours }))
      )}
    </>
  );
}

/** How I want to be told, and whether I may be asked at night. */
export function Telling(): ReactNode {
  const t = useText(noticeTexts);
  const query = useQuery({
    queryKey: keys.preferences(),
    queryFn: () => unwrap(api.GET('/api/v1/me/notification-preferences')),
  });
  return (
    <Card className="stack" aria-labelledby="telling">
      <div>
        <h2 id="telling">{t('preferencesTitle')}</h2>
        <p className="muted">{t('preferencesText')}</p>
      </div>
      <QueryView query={query} skeleton={<Lines count={4} height={44} />}>
        {(mine) => <Choices mine={mine} />}
      </QueryView>
    </Card>
  );
}
