import { isSharedArrayBuffer } from 'node:util/types';
import { DEFAULT_GAP_POLICY } from '@callboard/domain';
import { buildMarket, DEFAULT_WEIGHTS, MatchingInput, MatchingInputError } from '@callboard/matching';
import { MarketThread } from './market-thread';
import { MatchingPoolError } from './matching-pool.error';

const input: MatchingInput = {
  firstDay: 100,
  people: Array.from({ length: 20 }, (_, at) => ({
    id: `p${at}`,
    homeBase: at % 2,
    roles: [{ role: at % 3 === 0 ? 'gaffer' : '焦点 / 跟焦', level: 3 }],
    maxTravelMinutes: 300,
    payFloorFen: 40_000 + at,
    free: [[100, 120]] as const,
    preferNot: [],
    bookings: [],
    paidDaysLast30: at,
    newcomer: false,
  })),
  slots: ['s2', 's1'].map((id) => ({
    id,
    posting: 'p',
    shoot: 't',
    role: 'gaffer',
    minLevel: 2,
    base: 0,
    days: [101, 102],
    first: 101,
    last: 102,
    payLowFen: 30_000,
    payHighFen: 60_000,
    entryLevel: false,
    headOfDepartment: false,
    excludedPeople: ['p3'],
  })),
  applications: [{ person: 'p6', posting: 'p' }],
  travelMinutes: [
    [0, 90],
    [90, 0],
  ],
  gapPolicy: DEFAULT_GAP_POLICY,
  weights: DEFAULT_WEIGHTS,
};
const { firstDay, travelMinutes, gapPolicy, weights } = input;
const terms = { firstDay, travelMinutes, gapPolicy, weights };

test('a market laid out in a thread is the one laid out here, in memory that threads share', async () => {
  const thread = new MarketThread(terms);
  thread.add({ people: input.people.slice(0, 10) });
  thread.add({ slots: input.slots, applications: input.applications });
  thread.add({ people: input.people.slice(10) });
  const market = await thread.build();
  expect(market).toEqual(buildMarket(input));
  expect(isSharedArrayBuffer(market.people.homeBase.buffer)).toBe(true);
});

test('a wrong row is told when the market is asked for', async () => {
  const thread = new MarketThread(terms);
  thread.add({ people: [{ ...input.people[0]!, homeBase: 99 }] });
  await expect(thread.build()).rejects.toThrow(MatchingInputError);
});

test('a thread that is closed builds nothing', async () => {
  const thread = new MarketThread(terms);
  await thread.close();
  await expect(thread.build()).rejects.toThrow(MatchingPoolError);
});
