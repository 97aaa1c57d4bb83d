import { useMemo, useState, type ReactNode } from 'react';
import { useNamedDepartment } from '../../../app/named-department';
import { useNames } from '../../../app/names';
import { Empty, LinkButton, Notice, Segmented } from '../../../kit';
import { fillTexts } from '../../../messages/fill';
import { useText } from '../../../messages/locale';
import type { Run } from '../api';
import { groupByDepartment, sumsOf, type Board, type Slot } from '../board';
import type { Rights } from '../rights';
import { Department, DepartmentIndex, DepartmentPager } from './departments';
import { FillSide } from './fill-side';
import { RunStatus } from './run-status';

type View = 'all' | 'missing';

function Proposal({ shootId, slots, rights }: { shootId: string; slots: readonly Slot[]; rights: Rights }): ReactNode {
  const t = useText(fillTexts);
  const names = useNames();
  const [view, setView] = useState<View>('all');
  const [department, setDepartment] = useState<string | null>(useNamedDepartment());
  const all = useMemo(() => groupByDepartment(slots, names.departmentOrder), [slots, names]);
  const missing = all.some((group) => group.missing > 0);
  const groups = useMemo(
    () =>
      view === 'all' || !missing
        ? all
        : all
            .filter((group) => group.missing > 0)
            .map((group) => ({ ...group, slots: group.slots.filter((slot) => slot.proposal === null) })),
    [all, view, missing],
  );
  // The phone opens where somebody is missing, else at the first proposal.
  const start = groups.findIndex((group) => group.missing > 0);
  const first =
    start >= 0
      ? start
      : Math.max(
          0,
          groups.findIndex((group) => group.slots.length > 0),
        );
  const chosen = groups.findIndex((group) => group.department === department);
  const at = chosen >= 0 ? chosen : first;
  return (
    <>
      {missing && (
        <Segmented<View>
          label={t('view')}
          value={view}
          onChange={setView}
          options={[
            { value: 'all', label: t('viewAll') },
            { value: 'missing', label: t('viewMissing') },
          ]}
        />
      )}
      <DepartmentPager groups={groups} at={at} onGo={(to) => setDepartment(groups[to]?.department ?? null)} />
      <div className="cb-fill__list">
        {groups.map((group, index) => (
          <Department key={group.department} shootId={shootId} group={group} rights={rights} current={index === at} />
        ))}
      </div>
    </>
  );
}

interface ProposalBodyProps {
  readonly shootId: string;
  readonly board: Board;
  readonly run: Run | undefined;
  readonly newest: string | null;
  readonly rights: Rights;
  readonly budgetFen: number | null;
}

/** The proposal with its figures, its departments, and what it comes to. */
export function ProposalBody({ shootId, board, run, newest, rights, budgetFen }: ProposalBodyProps): ReactNode {
  const t = useText(fillTexts);
  const names = useNames();
  const sums = useMemo(() => sumsOf(board.slots), [board]);
  const groups = useMemo(() => groupByDepartment(board.slots, names.departmentOrder), [board, names]);
  if (groups.length === 0)
    return (
      <Empty title={t('noSlots')}>
        <p>{t('noSlotsText')}</p>
        {rights.editPosting && (
          <LinkButton kind="primary" to={`/studio/shoots/${shootId}/crew`}>
            {t('toCrew')}
          </LinkButton>
        )}
      </Empty>
    );
  const settled = sums.proposed === 0 && sums.missing === 0;
  return (
    <div className="cb-fill">
      <DepartmentIndex groups={groups} />
      <div className="cb-fill__main">
        <RunStatus run={run} sums={sums} newest={newest} />
        {settled && (
          <Notice tone="success">
            <strong>{t('allFull')}</strong>
            <span>{t('allFullText')}</span>
          </Notice>
        )}
        <Proposal shootId={shootId} slots={board.slots} rights={rights} />
      </div>
      {sums.proposed > 0 && <FillSide sums={sums} budgetFen={budgetFen} />}
    </div>
  );
}
