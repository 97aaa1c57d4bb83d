import { DEFAULT_GAP_POLICY } from '@callboard/domain';
import {
  buildMarket,
  DAY_CHANGES,
  DEFAULT_WEIGHTS,
  explainMatch,
  MatchingInput,
  PersonInput,
  RULE_IDS,
  SCORE_IDS,
} from '@callboard/matching';
import { isMessageCode, locales, messageOf } from '@callboard/messages';

const codes = [
  ...RULE_IDS.flatMap((id) => [`rule.${id}`, `relax.${id}`]),
  ...SCORE_IDS.map((id) => `score.${id}`),
  ...DAY_CHANGES.map((change) => `days.${change}`),
];

const SOMEBODY: PersonInput = {
  ...{ id: 'x', homeBase: 0, roles: [{ role: 'gaffer', level: 3 }], maxTravelMinutes: 600, payFloorFen: 40_000 },
  ...{ free: [[20_000, 20_060]], preferNot: [], bookings: [], paidDaysLast30: 0, newcomer: false },
};

/** Breaks as many rules at once as one person can. */
const UNFIT: PersonInput = {
  ...SOMEBODY,
  ...{ id: 'y', homeBase: 1, roles: [{ role: 'gaffer', level: 1 }], maxTravelMinutes: 0, payFloorFen: 90_000 },
  ...{ free: [], age: 16, blocks: ['team'], record: 930, dayLimit: { first: 20_000, last: 20_060, days: 3 } },
  bookings: [{ first: 20_012, last: 20_013, base: 1, nightRun: 3, workDays: 2 }],
};

const INPUT: MatchingInput = {
  firstDay: 20_000,
  people: [
    SOMEBODY,
    UNFIT,
    { ...SOMEBODY, id: 'z', roles: [], newcomer: true, workedWith: ['team'], skills: ['crane'] },
  ],
  slots: [
    {
      ...{ id: 's', posting: 'p', shoot: 'h', role: 'gaffer', minLevel: 3, base: 0, entryLevel: false },
      ...{ days: [20_010, 20_011], first: 20_010, last: 20_011, payLowFen: 40_000, payHighFen: 80_000 },
      ...{
        headOfDepartment: false,
        excludedPeople: ['y'],
        documents: ['C1'],
        minAge: 18,
        team: 'team',
        skills: ['crane'],
      },
    },
  ],
  applications: [{ person: 'z', posting: 'p', reserve: true }],
  travelMinutes: [
    [0, 900],
    [900, 0],
  ],
  gapPolicy: DEFAULT_GAP_POLICY,
  weights: DEFAULT_WEIGHTS,
};

describe('the words of the match', () => {
  it.each(codes)('%s has a text', (code) => {
    expect(isMessageCode(code)).toBe(true);
  });

  it.each(['x', 'y', 'z'])('fit the parameters that the engine gives for %s', (person) => {
    const { terms, violations } = explainMatch(buildMarket(INPUT), 's', person);
    for (const { code, params } of [...terms, ...violations]) {
      for (const locale of locales) {
        const text = messageOf(code, locale, params);
        expect(text).not.toContain('…');
        expect(text).not.toBe(messageOf('internal', locale));
      }
    }
  });

  it('say no more of a block than that there is a reason, and of age what is asked for', () => {
    const { violations } = explainMatch(buildMarket(INPUT), 's', 'y');
    const said = (id: string) => violations.find((violation) => violation.id === id)!;
    expect(messageOf('rule.blocked', 'en', said('blocked').params)).toBe('Cannot be placed here for another reason');
    expect(messageOf('rule.age', 'en', said('age').params)).toBe('Does not meet the age asked for: 18');
  });
});
