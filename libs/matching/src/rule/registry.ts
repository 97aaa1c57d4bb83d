import { RULE_IDS, RuleId } from '../code';
import { ageRule } from './age.rule';
import { availabilityRule } from './availability.rule';
import { blockedRule } from './blocked.rule';
import { dayLimitRule } from './day-limit.rule';
import { documentsRule } from './documents.rule';
import { excludedRule } from './excluded.rule';
import { gapRule } from './gap.rule';
import type { HardRule } from './hard-rule';
import { headOfDepartmentRule } from './head-of-department.rule';
import { levelRule } from './level.rule';
import { overlapRule } from './overlap.rule';
import { payRule } from './pay.rule';
import { roleRule } from './role.rule';
import { takenRule } from './taken.rule';
import { travelRule } from './travel.rule';

/** Every hard rule by its id. */
export const RULES: Readonly<Record<RuleId, HardRule>> = {
  role: roleRule,
  level: levelRule,
  headOfDepartment: headOfDepartmentRule,
  availability: availabilityRule,
  overlap: overlapRule,
  gap: gapRule,
  pay: payRule,
  travel: travelRule,
  documents: documentsRule,
  age: ageRule,
  dayLimit: dayLimitRule,
  blocked: blockedRule,
  excluded: excludedRule,
  taken: takenRule,
};

/** Every hard rule in the order of the funnel. */
export const RULE_LIST: readonly HardRule[] = RULE_IDS.map((id) => RULES[id]);

/** The rules that a scan of the index by role and level has to ask. */
export const SCAN_RULES: readonly HardRule[] = RULE_LIST.filter((rule) => !rule.byIndex);
