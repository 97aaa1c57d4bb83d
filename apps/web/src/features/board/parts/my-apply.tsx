import { useRef, useState, type ReactNode } from 'react';
import { newKey } from '../../../api/client';
import { isProblem } from '../../../api/problem';
import { holdBack, letGo, takeBack, useHeldBack } from '../../../app/held-back';
import { useNames } from '../../../app/names';
import { ErrorNotice } from '../../../app/query-view';
import { Button, Icon, LinkButton, Sheet, TextArea, useToast } from '../../../kit';
import { jobTexts } from '../../../messages/job';
import { useText } from '../../../messages/locale';
import { mineTexts } from '../../../messages/mine';
import { shellTexts } from '../../../messages/shell';
import type { JobPage } from '../job-api';
import { useApply, useMyJob, useQueuePlace, useWithdraw } from '../my-api';

const NOTE_LENGTH = 100;

function Applied({ place }: { place: number | null }): ReactNode {
  const t = useText(mineTexts);
  return (
    <div className="cb-applied" role="status">
      <Icon name="check" size={40} />
      {place !== null && <strong>{t('appliedQueue', { n: place })}</strong>}
      <p>{t('appliedText')}</p>
      <LinkButton to="/me/offers?tab=applied" kind="primary" large block>
        {t('appliedOffers')}
      </LinkButton>
      <a className="cb-button cb-button--large cb-button--block" href="/jobs">
        {t('appliedMore')}
      </a>
    </div>
  );
}

function ApplySheet({ job, onClose }: { job: JobPage; onClose: () => void }): ReactNode {
  const t = useText(mineTexts);
  const shell = useText(shellTexts);
  const names = useNames();
  const [note, setNote] = useState('');
  const key = useRef('');
  const apply = useApply(job.id);
  const send = (): void => {
    key.current ||= newKey();
    apply.mutate({ note: note.trim(), key: key.current });
  };
  const done = apply.data;
  const role = names.role(job.roleId);
  return (
    <Sheet
      title={done ? t('appliedTitle') : t('applyTitle', { role })}
      closeLabel={shell('close')}
      onClose={onClose}
      foot={
        done ? undefined : (
          <Button kind="primary" large busy={apply.isPending} onClick={send}>
            {apply.isPending ? t('applySending') : t('applySend')}
          </Button>
        )
      }
    >
      {done ? (
        <Applied place={done.queuePosition} />
      ) : (
        <>
          <TextArea
            label={t('applyNote')}
            hint={t('applyNoteHint', { n: note.length })}
            maxLength={NOTE_LENGTH}
            value={note}
            onChange={({ target }) => {
              // Another note is another application to the server: it must not pass for a retry.
              key.current = '';
              setNote(target.value);
            }}
          />
          <p className="meta">{t('applyAgree')}</p>
          {isProblem(apply.error, 'application.notOpen') ? (
            <p role="alert">
              {t('appliedTooLate')} <a href={`/jobs?role=${job.roleId}`}>{t('appliedMore')}</a>
            </p>
          ) : (
            apply.error && <ErrorNotice error={apply.error} />
          )}
        </>
      )}
    </Sheet>
  );
}

type Mine = NonNullable<JobPage['mine']>;
const WAITING: ReadonlySet<string> = new Set(['submitted', 'shortlisted']);

function Application({ job, application }: { job: JobPage; application: NonNullable<Mine['application']> }): ReactNode {
  const t = useText(mineTexts);
  const toast = useToast();
  const withdraw = useWithdraw();
  const { id } = application;
  const state = useHeldBack().has(id) ? 'withdrawn' : application.state;
  const waiting = WAITING.has(state);
  const place = useQueuePlace(job.id, waiting);
  const withdrawIt = (): void => {
    holdBack(id, () => withdraw.mutateAsync(id));
    toast({
      text: t('withdrawn'),
      action: { label: t('undo'), run: () => takeBack(id) },
      // Why it failed stands beside the application.
      onGone: () => void letGo(id).catch(() => undefined),
    });
  };
  return (
    <>
      <p className="cb-bar__state">
        <strong>{t(`state_${state}`)}</strong>
        <span className="meta">{place !== null && waiting ? t('queue', { n: place }) : t(`stateText_${state}`)}</span>
      </p>
      {waiting && <Button onClick={withdrawIt}>{t('withdraw')}</Button>}
      {state === 'offered' && (
        <LinkButton to="/me/offers" kind="primary" large>
          {t('toOffer')}
        </LinkButton>
      )}
      {state === 'hired' && (
        <LinkButton to="/me/month" kind="primary" large>
          {t('toMonth')}
        </LinkButton>
      )}
      {!waiting && state !== 'offered' && state !== 'hired' && (
        <a className="cb-button" href={`/jobs?role=${job.roleId}`}>
          {t('appliedMore')}
        </a>
      )}
      {withdraw.error && <ErrorNotice error={withdraw.error} />}
    </>
  );
}

function Lack({ job, lack }: { job: JobPage; lack: NonNullable<Mine['unqualified']> }): ReactNode {
  const t = useText(mineTexts);
  const names = useNames();
  const texts = {
    noProfile: t('lack_noProfile'),
    noRole: t('lack_noRole', { role: names.role(job.roleId) }),
    level: t('lack_level', { level: names.level(job.minLevel) }),
  };
  return (
    <>
      <p className="cb-bar__state">{texts[lack]}</p>
      <LinkButton to={lack === 'noProfile' ? `/start?job=${job.id}` : '/me/profile'} kind="primary" large>
        {t(`fix_${lack}`)}
      </LinkButton>
    </>
  );
}

/** What I can do about a posting: apply, follow my application, or mend what keeps me from it. */
export default function MyApply({ job }: { job: JobPage }): ReactNode {
  const t = useText(jobTexts);
  const [open, setOpen] = useState(false);
  const query = useMyJob(job.id);
  const mine = query.data?.mine;
  const act = (): ReactNode => {
    // The sheet stays to say how it went.
    if (mine?.application && !open) return <Application job={job} application={mine.application} />;
    if (!job.open) return null;
    if (mine?.unqualified) return <Lack job={job} lack={mine.unqualified} />;
    return (
      <Button kind="primary" large busy={query.isPending} onClick={() => setOpen(true)}>
        {t('apply', { n: job.days })}
      </Button>
    );
  };
  return (
    <>
      {act()}
      {open && <ApplySheet job={job} onClose={() => setOpen(false)} />}
    </>
  );
}
