import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useParams } from 'react-router';
import { newKey } from '../../api/client';
import { Lines, QueryView } from '../../app/query-view';
import { Refusal } from '../../app/refusal';
import { useMay } from '../../app/rights';
import { useShoot, type Shoot } from '../../app/shoot';
import { ShootFrame } from '../../app/shoot-frame';
import { Button, LinkButton, Notice, Skeleton } from '../../kit';
import { fillTexts } from '../../messages/fill';
import { useText } from '../../messages/locale';
import { afterRun, isLive, useBoard, useRun, useRuns, useStartRun, type Run } from './api';
import { sumsOf, type Board, type BoardSums } from './board';
import { DifferencesSheet } from './parts/differences-sheet';
import { FillActsProvider } from './parts/fill-acts';
import { ProposalBody } from './parts/proposal';
import './fill.css';
import './answers.css';

function Outline(): ReactNode {
  return (
    <div className="cb-fill" aria-hidden>
      <div className="cb-fill__index">
        <Skeleton height={320} />
      </div>
      <div className="cb-fill__main">
        <Skeleton height={24} width="60%" />
        <Lines count={6} height={88} />
      </div>
      <div className="cb-fill__side">
        <Skeleton height={200} />
      </div>
    </div>
  );
}

interface WatchedRun {
  readonly run: Run | undefined;
  /** Where the newest proposal is, when this run is an old one. */
  readonly newest: string | null;
  /** Whether it is known by now that there are runs or none. */
  readonly known: boolean;
  /** It is done, and what it proposes is still on its way: nothing may be sent by what is on the screen. */
  readonly arriving: boolean;
}

/** The run that the page is about, its proposals fetched as soon as it is done. */
function useWatchedRun(shootId: string, wanted: string | undefined, board: Board | undefined): WatchedRun {
  const queries = useQueryClient();
  const runs = useRuns(shootId);
  const latest = runs.data?.[0];
  const runId = wanted ?? latest?.id;
  const { data: run } = useRun(
    shootId,
    runId,
    runs.data?.find(({ id }) => id === runId),
  );
  const isOld = run !== undefined && latest !== undefined && latest.id !== run.id;
  const live = isLive(run);
  const arriving = !isOld && run?.state === 'done' && board !== undefined && board.runId !== run.id;
  const was = useRef(false);
  useEffect(() => {
    if ((was.current && !live) || arriving) afterRun(queries, shootId);
    was.current = live;
  }, [live, arriving, queries, shootId]);
  return { run, newest: isOld ? `/studio/shoots/${shootId}/fill` : null, known: runs.isSuccess, arriving };
}

interface BarProps {
  readonly sums: BoardSums | null;
  /** Whether a run has been made before. */
  readonly again: boolean;
  readonly busy: boolean;
  readonly onStart: () => void;
  readonly onSend: () => void;
}

/** The two things to do: find people, and look at what would be sent. The one that is due is the primary. */
function Bar({ sums, again, busy, onStart, onSend }: BarProps): ReactNode {
  const t = useText(fillTexts);
  const toSend = sums?.proposed ?? 0;
  if (!sums || (toSend === 0 && sums.missing === 0)) return null;
  return (
    <div className="cb-fill__bar">
      <Button kind={toSend > 0 ? 'plain' : 'primary'} large busy={busy} onClick={onStart}>
        {busy ? t('running') : t(again ? 'fillAgain' : 'fill')}
      </Button>
      {toSend > 0 && (
        <Button kind="primary" large disabled={busy} onClick={onSend}>
          {t('differences')}
        </Button>
      )}
    </div>
  );
}

interface NotesProps {
  readonly shoot: Shoot;
  readonly mayFill: boolean;
  /** Nobody has been looked for so far. */
  readonly first: boolean;
}

/** Why there is nothing to press, or what the button will do. */
function Notes({ shoot, mayFill, first }: NotesProps): ReactNode {
  const t = useText(fillTexts);
  if (shoot.state === 'draft' || shoot.state === 'in_review')
    return (
      <Notice tone="warning">
        <span>{t('notOpen')}</span>
        <LinkButton to={`/studio/shoots/${shoot.id}`}>{t('toOverview')}</LinkButton>
      </Notice>
    );
  if (!mayFill) return <p className="meta">{t('onlyProducer')}</p>;
  return first && isHiring(shoot) && shoot.summary.open > 0 ? <p className="meta">{t('fillHint')}</p> : null;
}

function isHiring({ state }: Shoot): boolean {
  return state === 'open' || state === 'shooting';
}

export default function FillPage(): ReactNode {
  const { shoot: shootId = '', run: wanted } = useParams();
  const [started, setStarted] = useState<string | undefined>(undefined);
  const [sending, setSending] = useState(false);
  const shoot = useShoot(shootId).data;
  const board = useBoard(shootId);
  const { run, newest, known, arriving } = useWatchedRun(shootId, started ?? wanted, board.data);
  const start = useStartRun(shootId);
  const may = useMay(shoot?.companyId);
  const rights = { edit: may('proposal.edit'), editPosting: may('posting.edit'), fill: may('match.run') };
  const sums = useMemo(() => (board.data ? sumsOf(board.data.slots) : null), [board.data]);
  return (
    <ShootFrame
      shootId={shootId}
      active="fill"
      actions={
        rights.fill &&
        shoot &&
        isHiring(shoot) && (
          <Bar
            sums={sums}
            again={run !== undefined}
            busy={isLive(run) || arriving || start.isPending}
            onStart={() => start.mutate(newKey(), { onSuccess: ({ id }) => setStarted(id) })}
            onSend={() => setSending(true)}
          />
        )
      }
    >
      <Refusal error={start.error} />
      {shoot && <Notes shoot={shoot} mayFill={rights.fill} first={known && run === undefined} />}
      <FillActsProvider
        shootId={shootId}
        run={isLive(run) ? run : undefined}
        onRun={({ id }) => setStarted(id)}
        slots={board.data?.slots ?? []}
        fetching={board.isFetching || arriving}
      >
        <QueryView query={board} skeleton={<Outline />}>
          {(data) => (
            <ProposalBody
              shootId={shootId}
              board={data}
              run={run}
              newest={newest}
              rights={rights}
              budgetFen={shoot?.summary.labourBudgetFen ?? null}
            />
          )}
        </QueryView>
      </FillActsProvider>
      {sending && board.data && sums && (
        <DifferencesSheet shootId={shootId} slots={board.data.slots} sums={sums} onClose={() => setSending(false)} />
      )}
    </ShootFrame>
  );
}
