import {
  BaseId,
  Day,
  addDays,
  expandTemplate,
  getRole,
  idFrom,
  Level,
  RoleId,
  rolesOf,
  TemplatePosting,
} from '@callboard/domain';
import { composeName } from './names';
import { between, Random, randomBytes, weighted } from './random';

/** Somebody of the demo market before it is written. */
export interface DemoPerson {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly kind: 'graduate' | 'freelancer' | 'returnee';
  readonly homeBase: BaseId;
  readonly maxTravelMinutes: number;
  readonly payFloorFen: number;
  readonly roles: readonly { readonly role: RoleId; readonly level: Level }[];
  readonly languages: readonly string[];
  readonly school: string | null;
  readonly major: string | null;
  /** Days painted free or not, without overlaps. */
  readonly availability: readonly {
    readonly first: Day;
    readonly last: Day;
    readonly state: 'free' | 'prefer_not' | 'no';
  }[];
}

/** Where crews live: Hengdian first, then the other centres of micro-drama (an estimate for a believable spread). */
const HOMES: readonly (readonly [BaseId, number])[] = [
  ['hengdian', 36],
  ['zhengzhou', 14],
  ['xian', 10],
  ['qingdao', 5],
  ['xiangshan', 5],
  ['hangzhou', 6],
  ['chengdu', 5],
  ['chongqing', 4],
  ['changsha', 4],
  ['wuxi', 4],
  ['wuhan', 3],
  ['kunming', 2],
  ['sanya', 2],
];

const SCHOOLS = [
  '浙江传媒学院',
  '郑州大学',
  '西安工程大学',
  '南京艺术学院',
  '四川传媒学院',
  '山东艺术学院',
  '武汉传媒学院',
];
const MAJORS = [
  '影视摄影与制作',
  '戏剧影视美术设计',
  '录音艺术',
  '播音与主持',
  '广播电视编导',
  '服装与服饰设计',
  '数字媒体艺术',
];

interface RoleFacts {
  readonly role: RoleId;
  readonly weight: number;
  readonly rateLowFen: number;
  readonly rateHighFen: number;
}

/** What the crew templates say of each role: how often it is needed and what it earns. */
export function roleFacts(): RoleFacts[] {
  const postings = [60, 75, 90].flatMap((size) => expandTemplate({ size, shootingDays: 7 }));
  const byRole = new Map<RoleId, TemplatePosting[]>();
  for (const posting of postings) byRole.set(posting.roleId, [...(byRole.get(posting.roleId) ?? []), posting]);
  return [...byRole].map(([role, group]) => ({
    role,
    weight: group.reduce((sum, posting) => sum + posting.headcount, 0),
    rateLowFen: group[0]!.rateLowFen,
    rateHighFen: group[0]!.rateHighFen,
  }));
}

/** People of these roles bring kit of their own and do not go far with it: far from where crews live they are short. */
const WITH_KIT: ReadonlySet<RoleId> = new Set([
  'sound-mixer',
  'boom-operator',
  'dit',
  'video-assist',
  'gimbal-operator',
  'make-up-lead',
  'hair-artist',
]);
const MOST_WITH_KIT = 240;

function levelIn(random: Random, role: RoleId, kind: DemoPerson['kind']): Level {
  const [lowest, highest] = getRole(role).levels;
  const wish =
    kind === 'graduate'
      ? weighted(random, [
          [1, 8],
          [2, 2],
        ])
      : weighted(random, [
          [2, 3],
          [3, 5],
          [4, 2.5],
        ]);
  return Math.min(highest, Math.max(lowest, wish)) as Level;
}

/** What somebody of a level asks a day, rounded down to 10 yuan: a trainee the low end, a head towards the middle. */
function floorFen(random: Random, facts: RoleFacts, level: Level): number {
  const share = [0, 0.1, 0.3, 0.45][level - 1]! * (0.4 + random() * 1.2);
  const asked = facts.rateLowFen * 0.85 + (facts.rateHighFen - facts.rateLowFen) * share;
  return Math.floor(asked / 1_000) * 1_000;
}

function availabilityOf(random: Random, today: Day): DemoPerson['availability'] {
  const last = addDays(today, 150);
  const shape = weighted(random, [
    ['always', 60],
    ['pause', 25],
    ['later', 15],
  ]);
  if (shape === 'later') return [{ first: addDays(today, between(random, 3, 30)), last, state: 'free' }];
  const first = addDays(today, -60);
  if (shape === 'always') return [{ first, last, state: 'free' }];
  const pause = addDays(today, between(random, -5, 40));
  const end = addDays(pause, between(random, 1, 8));
  return [
    { first, last: addDays(pause, -1), state: 'free' },
    { first: pause, last: end, state: random() < 0.6 ? 'no' : 'prefer_not' },
    { first: addDays(end, 1), last, state: 'free' },
  ];
}

function rolesFor(random: Random, facts: readonly RoleFacts[], kind: DemoPerson['kind']): DemoPerson['roles'] {
  const first = weighted(
    random,
    facts.map((f) => [f.role, f.weight] as const),
  );
  const mates = rolesOf(getRole(first).department).filter((role) => role.id !== first);
  const extra =
    mates.length === 0
      ? 0
      : weighted(random, [
          [0, 5],
          [1, 4],
          [2, 1],
        ]);
  const chosen = new Set<RoleId>([first]);
  for (let index = 0; index < extra; index += 1) chosen.add(mates[between(random, 0, mates.length - 1)]!.id);
  return [...chosen].map((role) => ({ role, level: levelIn(random, role, kind) }));
}

/** People of a believable spread; the same seed and day give the same people. */
export function composePeople(random: Random, count: number, today: Day, startMillis: number): DemoPerson[] {
  const facts = roleFacts();
  const factsOf = new Map(facts.map((f) => [f.role, f]));
  return Array.from({ length: count }, (_, index) => {
    const kind = weighted(random, [
      ['freelancer', 70],
      ['graduate', 24],
      ['returnee', 6],
    ] as const);
    const roles = rolesFor(random, facts, kind);
    const floors = roles.map(({ role, level }) => floorFen(random, factsOf.get(role)!, level));
    const student = kind !== 'freelancer';
    return {
      id: idFrom(startMillis + index, randomBytes(random, 10)),
      handle: `p${String(index + 1).padStart(4, '0')}`,
      name: composeName(random),
      kind,
      homeBase: weighted(random, HOMES),
      maxTravelMinutes: Math.min(
        roles.some(({ role }) => WITH_KIT.has(role)) ? MOST_WITH_KIT : Infinity,
        weighted(random, [
          [90, 1],
          [240, 4],
          [480, 3],
          [720, 2],
          [1440, 1],
        ]),
      ),
      payFloorFen: Math.min(...floors),
      roles,
      languages:
        kind === 'returnee'
          ? [
              weighted(random, [
                ['en', 6],
                ['ja', 2],
                ['ko', 2],
              ]),
            ]
          : [],
      school: student ? SCHOOLS[between(random, 0, SCHOOLS.length - 1)]! : null,
      major: student ? MAJORS[between(random, 0, MAJORS.length - 1)]! : null,
      availability: availabilityOf(random, today),
    };
  });
}
