import { useMemo, useState } from 'react';
import { problemOf } from '../../api/problem';
import { useMay } from '../../app/rights';
import { useShoot } from '../../app/shoot';
import { useToast } from '../../kit';
import { applicantTexts } from '../../messages/applicant';
import { useText } from '../../messages/locale';
import { useDecideMany, useDecline, useShortlist, type Applicant, type Decision } from './api';
import type { Decisions } from './parts/decide';

/** Decides on many at once; declining can be undone for eight seconds. */
export type DecideMany = (rows: readonly Applicant[], decision: Decision) => void;

export interface DecisionTools {
  readonly decisions: Decisions;
  readonly many: DecideMany;
  /** Rows that are away while declining them can be undone. */
  readonly held: ReadonlySet<string>;
}

/** Shortlisting at once; declining after the time to undo, with the rows away meanwhile. */
export function useDecisions(shootId: string): DecisionTools {
  const t = useText(applicantTexts);
  const toast = useToast();
  const shoot = useShoot(shootId);
  const companyId = shoot.data?.companyId;
  const may = useMay(companyId);
  const [held, setHeld] = useState<ReadonlySet<string>>(new Set());
  const { mutate: list } = useShortlist(shootId);
  const { mutateAsync: decline } = useDecline(shootId);
  const { mutateAsync: decide } = useDecideMany(shootId);
  return useMemo(() => {
    const hold = (ids: readonly string[]): void => setHeld((now) => new Set([...now, ...ids]));
    const release = (ids: readonly string[]): void =>
      setHeld((now) => new Set([...now].filter((other) => !ids.includes(other))));
    const failed = (error: unknown): void => {
      const reason = problemOf(error)?.message;
      toast({ text: reason ? t('failed', { reason }) : t('failedPlain') });
    };
    /** Declines after the time to undo. */
    const declineLater = (ids: readonly string[], text: string, act: () => Promise<unknown>): void => {
      hold(ids);
      toast({
        text,
        action: { label: t('undo'), run: () => release(ids) },
        onGone: () =>
          void act()
            .catch(failed)
            .finally(() => release(ids)),
      });
    };
    const decideNow = async (ids: readonly string[], decision: Decision): Promise<void> => {
      const outcomes = await decide({ ids, decision });
      const done = outcomes.filter(({ outcome }) => outcome === 'done').length;
      const left = outcomes.length - done;
      if (left > 0) toast({ text: t('manySome', { done, left }) });
      else if (decision === 'shortlist') toast({ text: t('manyShortlisted', { n: done }) });
    };
    const many: DecideMany = (rows, decision) => {
      const ids = rows.map(({ id }) => id);
      if (decision === 'shortlist') void decideNow(ids, decision).catch(failed);
      else declineLater(ids, t('manyDeclined', { n: ids.length }), () => decideNow(ids, decision));
    };
    const decisions: Decisions = {
      may: (row) => may('proposal.edit', row.department),
      blocksFor: companyId !== undefined && may('block.manage') ? companyId : null,
      shortlist: (row) =>
        list(row.id, {
          onSuccess: () => toast({ text: t('shortlisted', { name: row.person.displayName }) }),
          onError: failed,
        }),
      decline: (row) => declineLater([row.id], t('declined', { name: row.person.displayName }), () => decline(row.id)),
    };
    return { decisions, many, held };
  }, [t, toast, may, companyId, list, decline, decide, held]);
}
