import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { LiveBadge } from '../../app/live/live-badge';
import { QueryView } from '../../app/query-view';
import { useShoot } from '../../app/shoot';
import type { Schema } from '../../api/types';
import { DeskPage } from '../../desk';
import { LinkButton, Notice } from '../../kit';
import { adminTexts } from '../../messages/admin';
import { useFormat, useText } from '../../messages/locale';
import { useRun } from './api';
import { Proof, RunState, Stage } from './parts/run-facts';

type Run = Schema<'MatchRun'>;

function Facts({ run }: { run: Run }): ReactNode {
  const t = useText(adminTexts);
  const format = useFormat();
  const { result } = run;
  const ms = (n: number): string => t('ms', { n: format.number(n) });
  const figure = (n: number | undefined): string => (n === undefined ? '–' : format.number(n));
  const waited = run.startedAt ? Date.parse(run.startedAt) - Date.parse(run.createdAt) : null;
  const rows: readonly (readonly [string, ReactNode])[] = [
    [t('stage'), <Stage key="stage" run={run} />],
    [t('requested'), format.moment(run.createdAt)],
    [t('waited'), waited === null ? '–' : ms(waited)],
    [t('versions'), t('versionsOf', { weights: run.weightsVersion, gaps: run.gapPolicyVersion })],
    ...(result
      ? ([
          [t('fill'), t('fillOf', { filled: result.slots - result.open, slots: result.slots })],
          [t('open'), figure(result.open)],
          [t('pinned'), figure(result.pinned)],
          [t('overtaken'), figure(result.overtaken)],
          [t('proof'), <Proof key="proof" run={run} />],
          [t('primal'), figure(result.primal)],
          [t('dual'), figure(result.dual)],
          [t('peopleSeen'), figure(result.people)],
          [t('scanned'), figure(result.candidatesScanned)],
          [t('eligible'), figure(result.candidatesEligible)],
          [t('engine'), ms(result.engineMs)],
          [t('total'), ms(result.totalMs)],
        ] as const)
      : []),
  ];
  return (
    <dl className="cb-run-facts">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** One run of the match: state, what it filled, what it proves, where the time went. */
export default function RunPage(): ReactNode {
  const t = useText(adminTexts);
  const { run: runId = '' } = useParams();
  const query = useRun(runId);
  const shootId = query.data?.shootId;
  return (
    <DeskPage
      title={t('run')}
      heading={query.data ? <Title shootId={query.data.shootId} /> : t('run')}
      actions={
        <>
          <LiveBadge topics={shootId ? ['admin', `run:${runId}`] : ['admin']} />
          {shootId && <LinkButton to={`/admin/shoots/${shootId}/roster`}>{t('toRoster')}</LinkButton>}
          {shootId && (
            <LinkButton to={`/admin/audit?subjectType=matchRun&subjectId=${runId}`}>{t('toAudit')}</LinkButton>
          )}
        </>
      }
    >
      <QueryView query={query}>
        {(run) => (
          <>
            <div className="row">
              <RunState state={run.state} />
              <Proof run={run} />
            </div>
            {run.failure && (
              <Notice tone="error">
                <strong>{t('failure')}</strong>
                <span>{run.failure}</span>
              </Notice>
            )}
            <Facts run={run} />
          </>
        )}
      </QueryView>
    </DeskPage>
  );
}

function Title({ shootId }: { shootId: string }): ReactNode {
  const t = useText(adminTexts);
  const shoot = useShoot(shootId);
  return shoot.data ? t('runOf', { title: shoot.data.title }) : t('run');
}
