import { addDays, BaseId, Day, RoleId, StateOf } from '@callboard/domain';

/** A demo company and what it showed to be verified. */
export interface DemoCompanyPlan {
  readonly name: string;
  readonly creditCode: string;
  readonly state: StateOf<'company'>;
  readonly evidence: string;
  /** Why it was rejected. */
  readonly reason?: string;
  /** Handle of the owner where none of the demo accounts is. */
  readonly owner?: string;
}

export const DEMO_COMPANIES: readonly DemoCompanyPlan[] = [
  {
    name: '星河短剧制作有限公司',
    creditCode: '91330783MA2EDEM017',
    state: 'verified',
    evidence: '营业执照；广播电视节目制作经营许可证；在横店拍过《逆袭归来》等 11 部竖屏短剧。',
  },
  {
    name: '中原映画文化传媒有限公司',
    creditCode: '91410100MA44DEM025',
    state: 'verified',
    evidence: '营业执照；广播电视节目制作经营许可证；郑州聚美空港基地的长期场地合同。',
  },
  {
    name: '长安竖屏影视有限公司',
    creditCode: '91610131MA6UDEM03A',
    state: 'verified',
    evidence: '营业执照；广播电视节目制作经营许可证；《长安月下》规划备案回执。',
  },
  {
    name: '新芽工作室',
    creditCode: '91330783MA2EDEM04G',
    state: 'in_review',
    evidence:
      '1. 营业执照（横店影视文化产业实验区，经营范围含广播电视节目制作）。\n' +
      '2. 法定代表人郑可的身份证明与授权书，已盖公章。\n' +
      '3. 自制校园短剧《七万块的夏天》：24 集剧本大纲、预算表（7 万元）、平台保底合同第 1 页和签字页。\n' +
      '4. 横店 3 号教学楼场景的档期确认单，四天。',
  },
  {
    name: '青禾光影文化传播有限公司',
    creditCode: '91370211MA3QDEM051',
    state: 'in_review',
    evidence:
      '1. 营业执照（青岛西海岸新区，2023 年成立）。\n' +
      '2. 广播电视节目制作经营许可证正本照片，有效期到明年三月。\n' +
      '3. 与东方影都签的棚租合同：8 号棚 12 天。\n' +
      '4. 上一部《海边的第七封信》的片尾字幕截图，署名制作公司。',
    owner: 'p0011',
  },
  {
    name: '星河短剧制做有限公司',
    creditCode: '91330783MA2EDEM06N',
    state: 'rejected',
    evidence: '营业执照照片一张，公章看不清。',
    reason: '名称与已核实的“星河短剧制作有限公司”只差一字，营业执照照片看不清。请补交清晰的执照和授权书。',
    owner: 'p0012',
  },
];

/** The person whose account is suspended, and why; nobody books or lists her. */
export const DEMO_SUSPENDED = { handle: 'p0021', reason: '收到三家剧组举报：以介绍进组为名收取押金' } as const;

/** A demo shoot relative to today. */
export interface DemoShootPlan {
  readonly company: number;
  readonly title: string;
  readonly genre: 'modern' | 'costume' | 'campus' | 'action' | 'overseas';
  readonly episodes: number;
  readonly base: BaseId;
  readonly size: number;
  readonly shootingDays: number;
  /** Days from today to the first shooting day. */
  readonly startsIn: number;
  readonly state: StateOf<'shoot'>;
  /** Share of the slots that are booked, 0 to 1. */
  readonly booked: number;
  readonly applications: number;
  /** People with a demo account who are booked. */
  readonly cast?: readonly { readonly handle: string; readonly role: RoleId }[];
  /** Roles for which nobody has been booked yet. */
  readonly vacant?: readonly RoleId[];
  /** Day rates in fen, from and to, in the place of the template's. */
  readonly rates?: Readonly<Partial<Record<RoleId, readonly [low: number, high: number]>>>;
}

/** The title of the shoot whose crew is being put together just now: with a match run and offers in every state. */
export const STAFFING = '凤还巢';
/** The title of the published shoot for which nobody has been looked for yet. */
export const UNFILLED = '凌云志';
/** The title of the shoot in Xi'an that also wants the freelancer. */
export const AWAY = '夜色追缉';
/** The title of the shoot for which the freelancer applied too late. */
export const TAKEN = '第二次心跳';

/** The title of the shoot far from where crews live, on the same days as others: where the market is short. */
export const FAR_AWAY = '南海来信';

/** Twelve shoots in different states around today. */
export const DEMO_SHOOTS: readonly DemoShootPlan[] = [
  {
    company: 0,
    title: '逆袭归来',
    genre: 'modern',
    episodes: 80,
    base: 'hengdian',
    size: 75,
    shootingDays: 7,
    startsIn: -24,
    state: 'wrapped',
    booked: 1,
    applications: 0,
    cast: [{ handle: 'freelancer', role: 'focus-puller' }],
  },
  {
    company: 1,
    title: '都市战神',
    genre: 'action',
    episodes: 90,
    base: 'zhengzhou',
    size: 90,
    shootingDays: 8,
    startsIn: -20,
    state: 'wrapped',
    booked: 1,
    applications: 0,
  },
  {
    company: 2,
    title: '长安月下',
    genre: 'costume',
    episodes: 72,
    base: 'xian',
    size: 60,
    shootingDays: 6,
    startsIn: -16,
    state: 'wrapped',
    booked: 0.97,
    applications: 0,
  },
  {
    company: 0,
    title: TAKEN,
    genre: 'modern',
    episodes: 66,
    base: 'hengdian',
    size: 60,
    shootingDays: 7,
    startsIn: -3,
    state: 'shooting',
    booked: 1,
    applications: 0,
  },
  {
    company: 1,
    title: '校园秘密',
    genre: 'campus',
    episodes: 60,
    base: 'zhengzhou',
    size: 45,
    shootingDays: 6,
    startsIn: -1,
    state: 'shooting',
    booked: 0.93,
    applications: 0,
  },
  {
    company: 0,
    title: STAFFING,
    genre: 'costume',
    episodes: 88,
    base: 'hengdian',
    size: 75,
    shootingDays: 8,
    startsIn: 9,
    state: 'open',
    booked: 0.68,
    applications: 40,
    vacant: ['focus-puller', 'lighting-trainee', 'stills-photographer', 'action-director'],
    rates: { 'stills-photographer': [10_000, 15_000] },
  },
  {
    company: 2,
    title: AWAY,
    genre: 'action',
    episodes: 70,
    base: 'xian',
    size: 60,
    shootingDays: 7,
    startsIn: 15,
    state: 'open',
    booked: 0,
    applications: 60,
  },
  {
    company: 3,
    title: '七万块的夏天',
    genre: 'campus',
    episodes: 24,
    base: 'hengdian',
    size: 10,
    shootingDays: 4,
    startsIn: 18,
    state: 'in_review',
    booked: 0,
    applications: 0,
  },
  {
    company: 2,
    title: '一诺倾城',
    genre: 'modern',
    episodes: 30,
    base: 'hengdian',
    size: 20,
    shootingDays: 5,
    startsIn: 3,
    state: 'open',
    booked: 1,
    applications: 0,
    cast: [{ handle: 'freelancer', role: 'focus-puller' }],
  },
  {
    company: 1,
    title: UNFILLED,
    genre: 'costume',
    episodes: 80,
    base: 'hengdian',
    size: 75,
    shootingDays: 7,
    startsIn: 24,
    state: 'open',
    booked: 0,
    applications: 24,
  },
  {
    company: 1,
    title: '隔壁班的她',
    genre: 'campus',
    episodes: 60,
    base: 'zhengzhou',
    size: 45,
    shootingDays: 6,
    startsIn: 38,
    state: 'draft',
    booked: 0,
    applications: 0,
  },
  {
    company: 2,
    title: FAR_AWAY,
    genre: 'overseas',
    episodes: 70,
    base: 'sanya',
    size: 60,
    shootingDays: 9,
    startsIn: 26,
    state: 'open',
    booked: 0,
    applications: 6,
    rates: { 'craft-service': [8_000, 10_000], 'set-hand': [8_000, 11_000] },
  },
];

/** The first shooting day of a plan. */
export function firstShootingDay(plan: DemoShootPlan, today: Day): Day {
  return addDays(today, plan.startsIn);
}
