import { lazy, Suspense, useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useNames } from '../../../app/names';
import type { Schema } from '../../../api/types';
import { serverNow } from '../../../api/clock';
import { Button, LinkButton, Tag, type Tone } from '../../../kit';
import { useFormat, usePick, useText } from '../../../messages/locale';
import { offerTexts } from '../../../messages/offer';
import { useWithdraw } from '../api';
import { isOpen } from '../lists';
import { JobAt } from './words';

type Application = Schema<'Application'>;

const SimilarJobs = lazy(async () => ({ default: (await import('../../../app/similar-jobs')).SimilarJobs }));

const TONE: Readonly<Partial<Record<Application['state'], Tone>>> = {
  shortlisted: 'primary',
  offered: 'primary',
  hired: 'success',
};

/** What is open instead of a job that came to nothing: at once for the latest, else when asked for. */
function Instead({ application, latest }: { application: Application; latest: boolean }): ReactNode {
  const t = useText(offerTexts);
  const [open, setOpen] = useState(latest);
  if (!open)
    return (
      <div className="row">
        <Button onClick={() => setOpen(true)}>{t('similar')}</Button>
      </div>
    );
  return (
    <Suspense fallback={null}>
      <SimilarJobs applicationId={application.id} role={application.roleId} />
    </Suspense>
  );
}

/** Its place among those that wait, until when there is an answer, and which days it leaves out. */
function Waiting({ application }: { application: Application }): ReactNode {
  const t = useText(offerTexts);
  const format = useFormat();
  const { answerBy, missingDays } = application;
  const late = answerBy !== null && Date.parse(answerBy) < serverNow();
  return (
    <p className="cb-offer__days">
      {answerBy !== null && <span>{t(late ? 'answerLate' : 'answerBy', { when: format.moment(answerBy) })}</span>}
      {missingDays.length > 0 && <span>{t('missingDays', { days: format.daySet(missingDays) })}</span>}
    </p>
  );
}

/** An application: how it stands in words, its place in the queue, and the way to its posting. */
export function ApplicationCard({
  application,
  latest = false,
}: {
  application: Application;
  latest?: boolean;
}): ReactNode {
  const t = useText(offerTexts);
  const format = useFormat();
  const pick = usePick();
  const names = useNames();
  const withdraw = useWithdraw();
  const { state, roleId, baseId, shootTitle, firstDay, lastDay, payLowFen, payHighFen, queuePosition, queueLength } =
    application;
  const posting = `/jobs/${application.postingId}`;
  const what = { role: names.role(roleId), title: shootTitle };
  const open = isOpen(application);
  return (
    <li className="cb-offer">
      <div className="spread">
        <span className="row">
          <Tag tone={TONE[state] ?? 'plain'}>{t(`app_${state}`)}</Tag>
          {queuePosition !== null && (
            <strong className="nb">{t('queue', { n: queuePosition, all: queueLength ?? queuePosition })}</strong>
          )}
        </span>
        {payLowFen !== null && payHighFen !== null && (
          <strong className="nb">{format.band(payLowFen, payHighFen)}</strong>
        )}
      </div>
      <h2 className="cb-offer__title">
        <Link to={posting}>
          <JobAt role={roleId} base={baseId} />
        </Link>
        <span className="cb-offer__shoot" lang="zh-CN">
          {shootTitle}
        </span>
      </h2>
      <p className="cb-offer__days">
        {firstDay && lastDay && <span>{format.days(firstDay, lastDay)}</span>}
        <span className="muted">{t('appliedAt', { when: format.ago(application.createdAt) })}</span>
      </p>
      {open && <Waiting application={application} />}
      {application.note && <p className="meta">{t('note', { text: application.note })}</p>}
      {application.closedText && <p>{pick(application.closedText)}</p>}
      {(state === 'declined' || state === 'closed') && <Instead application={application} latest={latest} />}
      {open && (
        <div className="cb-offer__acts">
          <Button onClick={() => withdraw(application)} aria-label={t('openOffer', { what: t('withdraw'), ...what })}>
            {t('withdraw')}
          </Button>
          <LinkButton
            to={state === 'offered' ? '/me/offers' : posting}
            kind={state === 'offered' ? 'primary' : 'plain'}
            aria-label={t('openOffer', { what: state === 'offered' ? t('read') : t('seePosting'), ...what })}
          >
            {state === 'offered' ? t('read') : t('seePosting')}
          </LinkButton>
        </div>
      )}
    </li>
  );
}
