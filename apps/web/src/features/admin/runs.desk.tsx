import type { ReactNode } from 'react';
import { LiveBadge } from '../../app/live/live-badge';
import { DeskPage } from '../../desk';
import { Empty, LinkButton } from '../../kit';
import { adminTexts } from '../../messages/admin';
import { useFormat, useText } from '../../messages/locale';
import { useAdminRuns, type AdminRun } from './api';
import { PagedTable } from './parts/paged-table.desk';
import { StateFilter } from './parts/state-filter';
import { Proof, RunState, Stage } from './parts/run-facts';
import { oneOf, useFilter } from './use-filter';
import './parts/search-bar.css';
import './shoots.css';

const STATES = ['queued', 'running', 'done', 'failed', 'superseded'] as const;

function useFill(): (run: AdminRun) => string {
  const t = useText(adminTexts);
  return ({ result }) => (result ? t('fillOf', { filled: result.slots - result.open, slots: result.slots }) : '–');
}

/** Every run of the match: whose, how far, how good, how long. */
export default function RunsPage(): ReactNode {
  const t = useText(adminTexts);
  const format = useFormat();
  const fill = useFill();
  const { get, set } = useFilter();
  const state = oneOf(get('state'), STATES);
  const query = useAdminRuns(state);
  const took = (run: AdminRun): string => (run.result ? t('ms', { n: format.number(run.result.totalMs) }) : '–');
  return (
    <DeskPage
      title={t('runs')}
      width="wide"
      actions={
        <>
          <LiveBadge topics={['admin']} />
          <LinkButton to="/admin/market">{t('marketRuns')}</LinkButton>
          <a href="/admin/queues" className="cb-button">
            {t('queueBoard')}
          </a>
        </>
      }
    >
      <div className="cb-admin-search">
        <StateFilter
          states={STATES}
          value={state}
          nameOf={(value) => t(`runState_${value}`)}
          onChange={(value) => set({ state: value })}
        />
      </div>
      <PagedTable<AdminRun>
        query={query}
        label={t('runs')}
        rowKey={({ id }) => id}
        rowLink={({ id }) => `/admin/runs/${id}`}
        columns={[
          { key: 'shoot', title: t('shoot'), render: (row) => row.shootTitle },
          { key: 'company', title: t('company'), render: (row) => row.companyName },
          { key: 'state', title: t('state'), render: (row) => <RunState state={row.state} /> },
          { key: 'stage', title: t('stage'), render: (row) => <Stage run={row} /> },
          { key: 'fill', title: t('fill'), align: 'right', render: fill },
          { key: 'proof', title: t('proof'), render: (row) => <Proof run={row} /> },
          { key: 'took', title: t('took'), align: 'right', render: took },
          { key: 'requested', title: t('requested'), render: (row) => format.ago(row.createdAt) },
        ]}
        card={(row) => (
          <span className="cb-card-lines">
            <span className="cb-card-lines__head">
              <strong>{row.shootTitle}</strong>
              <RunState state={row.state} />
            </span>
            <span className="muted">{row.companyName}</span>
            <span className="row">
              <span className="nb">
                {t('fill')} {fill(row)}
              </span>
              <Proof run={row} />
              <span className="nb">{took(row)}</span>
            </span>
            <span className="muted nb">{format.ago(row.createdAt)}</span>
          </span>
        )}
        empty={
          <Empty title={t('noRuns')}>
            <p>{t('noRunsText')}</p>
          </Empty>
        }
      />
    </DeskPage>
  );
}
