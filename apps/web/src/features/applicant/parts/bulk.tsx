import { useMemo, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Button } from '../../../kit';
import { applicantTexts } from '../../../messages/applicant';
import { useText } from '../../../messages/locale';
import type { Applicant } from '../api';
import type { DecideMany } from '../decisions';

/** The rows that one decision is to be for. */
export interface Picked {
  /** All that can be picked, in the order of the list. */
  readonly rows: readonly Applicant[];
  readonly chosen: readonly Applicant[];
  readonly has: (id: string) => boolean;
  readonly canPick: (row: Applicant) => boolean;
  readonly set: (ids: readonly string[], on: boolean) => void;
  readonly clear: () => void;
}

/** What is picked of the rows that wait for a decision; what left the list is picked no more. */
export function usePicked(rows: readonly Applicant[], may: (row: Applicant) => boolean): Picked {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  return useMemo(() => {
    const canPick = (row: Applicant): boolean => (row.state === 'submitted' || row.state === 'shortlisted') && may(row);
    const open = rows.filter(canPick);
    return {
      rows: open,
      chosen: open.filter(({ id }) => ids.has(id)),
      has: (id) => ids.has(id),
      canPick,
      set: (which, on) =>
        setIds((now) => (on ? new Set([...now, ...which]) : new Set([...now].filter((id) => !which.includes(id))))),
      clear: () => setIds(new Set()),
    };
  }, [rows, ids, may]);
}

export function Pick({ row, picked }: { row: Applicant; picked: Picked }): ReactNode {
  const t = useText(applicantTexts);
  if (!picked.canPick(row)) return null;
  return (
    <label className="cb-pick">
      <input
        type="checkbox"
        data-pick
        aria-label={t('pick', { name: row.person.displayName })}
        checked={picked.has(row.id)}
        onChange={({ target }) => picked.set([row.id], target.checked)}
      />
    </label>
  );
}

/** All rows of the list, or none. */
export function PickAll({ picked }: { picked: Picked }): ReactNode {
  const t = useText(applicantTexts);
  const { rows, chosen } = picked;
  if (rows.length === 0) return null;
  return (
    <label className="cb-pick">
      <input
        type="checkbox"
        aria-label={t('pickAll')}
        checked={chosen.length === rows.length}
        ref={(box) => {
          if (box) box.indeterminate = chosen.length > 0 && chosen.length < rows.length;
        }}
        onChange={({ target }) =>
          picked.set(
            rows.map(({ id }) => id),
            target.checked,
          )
        }
      />
    </label>
  );
}

/** Moves between the boxes of the list. */
function step(event: KeyboardEvent<HTMLElement>, by: 1 | -1): void {
  const boxes = [...event.currentTarget.querySelectorAll<HTMLInputElement>('[data-pick]')];
  const next = boxes[boxes.indexOf(event.target as HTMLInputElement) + by];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

interface BulkBarProps {
  readonly picked: Picked;
  readonly many: DecideMany;
  /** The list. */
  readonly children: ReactNode;
}

/**
 * The list with a bar for what is picked. On a box the arrows go from row to row; S shortlists, X declines what is picked,
 * Escape picks nothing: keys that hold only while a box has the focus.
 */
export function BulkBar({ picked, many, children }: BulkBarProps): ReactNode {
  const t = useText(applicantTexts);
  const { chosen } = picked;
  const fresh = chosen.filter(({ state }) => state === 'submitted');
  const shortlist = (): void => {
    if (fresh.length === 0) return;
    many(fresh, 'shortlist');
    picked.clear();
  };
  const decline = (): void => {
    if (chosen.length === 0) return;
    many(chosen, 'decline');
    picked.clear();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (!(event.target as Element).matches('[data-pick]') || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'ArrowDown') step(event, 1);
    else if (event.key === 'ArrowUp') step(event, -1);
    else if (event.key === 's') shortlist();
    else if (event.key === 'x') decline();
    else if (event.key === 'Escape') picked.clear();
  };
  return (
    <div role="group" aria-label={t('tableLabel')} onKeyDown={onKeyDown}>
      {children}
      {chosen.length > 0 && (
        <div className="cb-bulk">
          <strong role="status">{t('picked', { n: chosen.length })}</strong>
          <span className="meta cb-bulk__keys">{t('pickKeys')}</span>
          <span className="cb-bulk__acts">
            <Button kind="quiet" onClick={picked.clear}>
              {t('pickNone')}
            </Button>
            <Button onClick={decline}>{t('declineMany', { n: chosen.length })}</Button>
            <Button kind="primary" disabled={fresh.length === 0} onClick={shortlist}>
              {t('shortlistMany', { n: fresh.length })}
            </Button>
          </span>
        </div>
      )}
    </div>
  );
}
