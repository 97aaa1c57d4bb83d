import type { CandidateFacts, SnapshotSlot } from '@callboard/database';
import { Day, DEFAULT_GAP_POLICY, levels, lowestAcceptedLevel } from '@callboard/domain';
import { buildMarket, DEFAULT_WEIGHTS, fillShoot } from '@callboard/matching';
import { qualification } from '../application/qualification';
import { isQualified } from './candidate-check';
import { Snapshot, toMatchingInput } from './matching-input';

const DAY = '2026-06-10' as Day;
const entries = ['none', 'mentored', 'open'] as const;
const cases = entries.flatMap((entry) =>
  [false, true].flatMap((headOfDepartment) => levels.map((minLevel) => ({ minLevel, entry, headOfDepartment }))),
);

/** Whether the engine gives the place to the only person there is. */
function engineTakes(terms: (typeof cases)[number], level: number): boolean {
  const slot: SnapshotSlot = {
    ...{ slotId: 's', postingId: 'p', roleId: 'gaffer', baseId: 'hengdian', days: [DAY], pinnedPersonId: null },
    ...{ payLowFen: 50_000, payHighFen: 80_000 },
    ...terms,
  };
  const person: Snapshot['people'][number] = {
    ...{ personId: 'x', homeBase: 'hengdian', maxTravelMinutes: 600, payFloorFen: 0, paidDaysLast30: 0 },
    ...{ newcomer: false, roles: [{ role: 'gaffer', level }] },
  };
  const input = toMatchingInput({
    ...{ shootId: 'h', slots: [slot], people: [person], bookings: [], applications: [], exclusions: [] },
    availability: [{ personId: 'x', span: '[2026-06-01,2026-07-01)', preferNot: false }],
    ...{ gapPolicy: DEFAULT_GAP_POLICY, weights: DEFAULT_WEIGHTS },
  });
  expect(input.slots[0]!.minLevel).toBe(lowestAcceptedLevel(terms));
  return fillShoot(buildMarket(input), 'h').assignments.length === 1;
}

describe('the level of a posting', () => {
  it.each(cases)('is one for applicants, producers and the engine: %j', (terms) => {
    const lowest = lowestAcceptedLevel(terms);
    for (const level of levels) {
      const facts = { ...terms, level, active: true } as CandidateFacts;
      const seen = [isQualified(facts), qualification(level, lowest) === null, engineTakes(terms, level)];
      expect({ level, seen }).toEqual({ level, seen: Array(3).fill(level >= lowest) });
    }
  });
});
