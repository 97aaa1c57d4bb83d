import { useRef, useState, type ReactNode } from 'react';
import { newKey } from '../../../api/client';
import { isProblem } from '../../../api/problem';
import type { Schema } from '../../../api/types';
import { UnblockCompany } from '../../../app/block/block-company';
import { holdBack, letGo, takeBack, useHeldBack } from '../../../app/held-back';
import { useNames } from '../../../app/names';
import { ErrorNotice } from '../../../app/query-view';
import { Button, Icon, LinkButton, Sheet, TextArea, useToast } from '../../../kit';
import { blockTexts } from '../../../messages/block';
import { jobTexts } from '../../../messages/job';
import { useFormat, useText } from '../../../messages/locale';
import { mineTexts } from '../../../messages/mine';
import { shellTexts } from '../../../messages/shell';
import type { JobPage } from '../job-api';
import { useApply, useMyApplication, useMyJob, useWithdraw } from '../my-api';
import { DaysChoice } from './days-choice';
import { mayStandBy, StandingBy } from './standing-by';

const NOTE_LENGTH = 100;

/** How an application waits: its place among all, and until when there is an answer. */
function useWaits(): (application: Schema<'Application'>) => string | null {
  const t = useText(mineTexts);
  const format = useFormat();
  return ({ queuePosition, queueLength, answerBy }) =>
    queuePosition !== null && queueLength !== null && answerBy !== null
      ? t('queue', { n: queuePosition, all: queueLength, by: format.moment(answerBy) })
      : null;
}

function Applied({ application }: { application: Schema<'Application'> }): ReactNode {
  const t = useText(mineTexts);
  const waits = useWaits();
  return (
    <div className="cb-applied" role="status">
      <Icon name="check" size={40} />
      <strong>{waits(application)}</strong>
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
  const [days, setDays] = useState<readonly string[] | null>(null);
  const key = useRef('');
  const apply = useApply(job.id);
  const send = (): void => {
    key.current ||= newKey();
    apply.mutate({ note: note.trim(), days, key: key.current });
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
          <Button kind="primary" large busy={apply.isPending} disabled={days?.length === 0} onClick={send}>
            {apply.isPending ? t('applySending') : t('applySend')}
          </Button>
        )
      }
    >
      {done ? (
        <Applied application={done} />
      ) : (
        <>
          {job.workDays.length > 1 && (
            <DaysChoice
              work={job.workDays}
              days={days}
              onChange={(value) => {
                key.current = '';
                setDays(value);
              }}
            />
          )}
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
  const mine = useMyApplication(job.id, waiting);
  const waits = useWaits();
  const place = mine && waiting ? waits(mine) : null;
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
        <span className="meta">{place ?? t(`stateText_${state}`)}</span>
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

/** I have blocked the company: nothing can be done about its postings before that is taken back. */
function Blocked({ job }: { job: JobPage }): ReactNode {
  const t = useText(blockTexts);
  return (
    <>
      <p className="cb-bar__state">
        <strong>{t('mark')}</strong>
        <span className="meta">{t('markText')}</span>
      </p>
      <UnblockCompany company={job.company} large />
    </>
  );
}

const AGREED: ReadonlySet<string> = new Set(['offered', 'hired']);

/** What I can do about a posting: apply, follow my application, or mend what keeps me from it. */
export default function MyApply({ job }: { job: JobPage }): ReactNode {
  const t = useText(jobTexts);
  const [open, setOpen] = useState(false);
  const query = useMyJob(job.id);
  const mine = query.data?.mine;
  const act = (): ReactNode => {
    if (mine?.blocked && !open && !AGREED.has(mine.application?.state ?? '')) return <Blocked job={job} />;
    // The sheet stays to say how it went.
    if (mine && !open && (mine.reserve || mayStandBy(job, mine)))
      return <StandingBy job={job} reserve={mine.reserve} />;
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
