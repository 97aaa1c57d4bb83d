import { addDays, Day, idFrom } from '@callboard/domain';
import { DEMO_ACCOUNTS } from './demo-accounts';
import { DemoPerson } from './demo-people';
import { Random, randomBytes } from './random';

type Seeking = Pick<DemoPerson, 'kind' | 'payFloorFen' | 'roles' | 'languages' | 'school' | 'major'>;

const SEEKERS: Readonly<Record<string, Seeking>> = {
  graduate: {
    kind: 'graduate',
    payFloorFen: 22_000,
    roles: [
      { role: 'camera-trainee', level: 1 },
      { role: 'lighting-trainee', level: 1 },
      { role: 'set-hand', level: 1 },
    ],
    languages: [],
    school: '浙江传媒学院',
    major: '影视摄影与制作',
  },
  freelancer: {
    kind: 'freelancer',
    payFloorFen: 55_000,
    roles: [
      { role: 'focus-puller', level: 3 },
      { role: 'second-ac', level: 3 },
    ],
    languages: [],
    school: null,
    major: null,
  },
  returnee: {
    kind: 'returnee',
    payFloorFen: 26_000,
    roles: [
      { role: 'directors-assistant', level: 2 },
      { role: 'script-supervisor', level: 2 },
    ],
    languages: ['en'],
    school: 'University of the Arts London',
    major: 'Film Practice',
  },
};

const NOT_SEEKING: Seeking = {
  kind: 'freelancer',
  payFloorFen: 0,
  roles: [],
  languages: [],
  school: null,
  major: null,
};

/** Days that a seeker has painted otherwise than free: from and to, counted from today. */
const PAINTED: Readonly<Record<string, readonly [from: number, to: number, state: 'prefer_not' | 'no']>> = {
  graduate: [34, 37, 'no'],
  freelancer: [50, 54, 'no'],
  returnee: [30, 32, 'prefer_not'],
};

function availabilityOf(handle: string, today: Day): DemoPerson['availability'] {
  const painted = PAINTED[handle];
  if (!painted) return [];
  const [from, to, state] = painted;
  return [
    { first: addDays(today, -60), last: addDays(today, from - 1), state: 'free' },
    { first: addDays(today, from), last: addDays(today, to), state },
    { first: addDays(today, to + 1), last: addDays(today, 150), state: 'free' },
  ];
}

/** The people behind the demo accounts; seekers live in Hengdian and are free for weeks. */
export function namedPeople(random: Random, today: Day, startMillis: number): DemoPerson[] {
  return DEMO_ACCOUNTS.map(({ handle, name }, index) => ({
    id: idFrom(startMillis + index, randomBytes(random, 10)),
    handle,
    name,
    homeBase: 'hengdian',
    maxTravelMinutes: 480,
    ...(SEEKERS[handle] ?? NOT_SEEKING),
    availability: availabilityOf(handle, today),
  }));
}
