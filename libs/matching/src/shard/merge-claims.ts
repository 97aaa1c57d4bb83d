import type { PlanState } from '../solve/plan-state';
import type { Groups } from '../solve/problem';
import type { Claims } from './shard-message';

/**
 * Puts the claims of all shards into an empty plan. A group that more people claim than it has units keeps those who are
 * worth the most to it, at equal points the first; the others wait for the pass over all people that follows.
 */
export function mergeClaims(groups: Groups, claims: readonly Claims[], plan: PlanState): void {
  const start = new Int32Array(groups.count + 1);
  for (const { group } of claims) for (const each of group) start[each + 1]! += 1;
  for (let group = 0; group < groups.count; group++) start[group + 1]! += start[group]!;
  const next = start.slice();
  const person = new Int32Array(start[groups.count]!);
  const points = new Int32Array(person.length);
  for (const claim of claims) {
    claim.group.forEach((group, k) => {
      const at = next[group]!++;
      person[at] = claim.person[k]!;
      points[at] = claim.points[k]!;
    });
  }
  for (let group = 0; group < groups.count; group++) {
    const entries = Array.from({ length: start[group + 1]! - start[group]! }, (_, k) => start[group]! + k);
    entries.sort((a, b) => points[b]! - points[a]! || person[a]! - person[b]!);
    const units = groups.unitStart[group + 1]! - groups.unitStart[group]!;
    entries.slice(0, units).forEach((entry, k) => {
      plan.assign(groups.unitStart[group]! + k, person[entry]!, points[entry]!);
    });
  }
}
