import type { QuestionSlot } from '@callboard/database';
import { dayFromNumber, dayNumber } from '@callboard/domain';
import type { MessageParams, RuleViolation } from '@callboard/matching';

/** A broken rule as a producer may hear of it. */
export interface TellableRule {
  readonly rule: string;
  readonly params: MessageParams;
}

const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** Of a booking elsewhere only the days that lie in the slot: the rest is between her and somebody else. */
function overlapParams(params: MessageParams, days: QuestionSlot['days']): MessageParams {
  const [first, last] = [number(params['first']), number(params['last'])];
  if (first === null || last === null) return {};
  return {
    first: dayFromNumber(Math.max(first, dayNumber(days[0]!))),
    last: dayFromNumber(Math.min(last, dayNumber(days[days.length - 1]!))),
  };
}

function pick(params: MessageParams, ...names: readonly string[]): MessageParams {
  return Object.fromEntries(names.flatMap((name) => (params[name] === undefined ? [] : [[name, params[name]]])));
}

function paramsOf({ id, params }: RuleViolation, days: QuestionSlot['days']): MessageParams {
  switch (id) {
    case 'overlap':
      return overlapParams(params, days);
    case 'availability': {
      const first = number(params['firstMissingDay']);
      return { ...pick(params, 'missingDays'), ...(first !== null && { firstMissingDay: dayFromNumber(first) }) };
    }
    case 'pay':
      return pick(params, 'payHighFen');
    case 'travel':
      return pick(params, 'minutes');
    case 'level':
    case 'headOfDepartment':
      return pick(params, 'level', 'minLevel');
    case 'documents':
      return pick(params, 'document');
    case 'age':
      return pick(params, 'minAge');
    default:
      return {};
  }
}

/** Without the role there is no level to speak of. */
const WITHOUT_ROLE: readonly string[] = ['level', 'headOfDepartment'];

/**
 * Broken rules without what is the person's own business: her pay floor, how far she would travel, when and how long
 * she works for others outside the days of the slot. Days are `YYYY-MM-DD`.
 */
export function tellable(violations: readonly RuleViolation[], days: QuestionSlot['days']): TellableRule[] {
  const noRole = violations.some(({ id }) => id === 'role');
  return violations
    .filter(({ id }) => !noRole || !WITHOUT_ROLE.includes(id))
    .map((violation) => ({ rule: violation.id, params: paramsOf(violation, days) }));
}
