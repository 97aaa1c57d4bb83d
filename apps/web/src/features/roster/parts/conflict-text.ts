import { useNames } from '../../../app/names';
import { conflictTexts } from '../../../messages/conflict';
import { useFormat, useText } from '../../../messages/locale';
import type { Conflict, FixButton } from '../conflicts';

interface ConflictText {
  /** What it is, in a word or two. */
  kind(conflict: Conflict): string;
  why(conflict: Conflict): string;
  who(conflict: Conflict): string;
  /** The button of a fix. */
  fix(conflict: Conflict, button: FixButton): string;
  /** What will happen, in its order, asked before it does. */
  ask(conflict: Conflict, button: FixButton): readonly string[];
}

/** A conflict in sentences. */
export function useConflictText(): ConflictText {
  const t = useText(conflictTexts);
  const format = useFormat();
  const names = useNames();
  const moment = (at: string | null): string => (at === null ? '' : format.moment(at));
  const shiftDays = ({ fixes }: Conflict): number => fixes.shift?.days ?? 0;
  return {
    kind: ({ kind, facts }) => t(facts.challenged ? 'kind_challenged' : `kind_${kind}`),
    why: ({ kind, state, facts, person, department }) => {
      const name = person.displayName;
      switch (kind) {
        case 'cannotAccept':
          return t(`why_${facts.why ?? 'overlap'}`, { name });
        case 'away':
          return t(`why_away_${state}`, { name });
        case 'heldElsewhere':
          return facts.challenged
            ? t('why_challenged', { name, until: moment(facts.until) })
            : t('why_heldElsewhere', { name });
        case 'noMentor':
          return t('why_noMentor', { department: names.department(department) });
        case 'restGivenUp':
          return t('why_restGivenUp', { n: facts.missingDays ?? 0 });
        case 'silent':
          return t('why_silent', { name });
      }
    },
    who: ({ kind, decider, facts, person }) => {
      const name = person.displayName;
      if (decider === 'decided')
        return facts.byName === null
          ? t('who_decidedShort', { name, at: moment(facts.at) })
          : t('who_decided', { name, at: moment(facts.at), by: facts.byName });
      if (kind === 'heldElsewhere')
        return t(facts.challenged ? 'who_challenged' : 'who_heldElsewhere', { until: moment(facts.until) });
      return kind === 'away' || kind === 'restGivenUp' ? t(`who_${kind}`, { name }) : t(`who_${kind}`);
    },
    fix: (conflict, { fix, refillSlotId }) => {
      const n = shiftDays(conflict);
      if (fix === 'swap') return t('swap');
      if (fix === 'shift') return n > 0 ? t('shiftLater', { n }) : t('shiftEarlier', { n: -n });
      return t(refillSlotId === null ? 'toRefill' : 'refill');
    },
    ask: (conflict, { fix, first }) => {
      const n = shiftDays(conflict);
      const name = conflict.person.displayName;
      const department = names.department(conflict.department);
      if (first === null) return [t('now_refill', { department })];
      const before = t(first === 'withdraw' ? 'askWithdraw' : 'askRelease', { name });
      if (fix === 'swap') return [before, t('then_swap', { department })];
      if (fix === 'refill') return [before, t('then_refill')];
      return [before, n > 0 ? t('then_shiftLater', { n }) : t('then_shiftEarlier', { n: -n })];
    },
  };
}
