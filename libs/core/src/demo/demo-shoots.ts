import { addDays, BaseId, Day, StateOf } from '@callboard/domain';

/** A demo company; `owner` is the account that founded it. */
export interface DemoCompanyPlan {
  readonly name: string;
  readonly creditCode: string;
  readonly state: StateOf<'company'>;
}

export const DEMO_COMPANIES: readonly DemoCompanyPlan[] = [
  { name: '星河短剧制作有限公司', creditCode: '91330783MA2EDEM017', state: 'verified' },
  { name: '中原映画文化传媒有限公司', creditCode: '91410100MA44DEM025', state: 'verified' },
  { name: '长安竖屏影视有限公司', creditCode: '91610131MA6UDEM03A', state: 'verified' },
  { name: '新芽工作室', creditCode: '91330783MA2EDEM04G', state: 'in_review' },
];

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
}

/** Eight shoots in different states around today. */
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
    title: '第二次心跳',
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
    title: '凤还巢',
    genre: 'costume',
    episodes: 88,
    base: 'hengdian',
    size: 75,
    shootingDays: 8,
    startsIn: 9,
    state: 'open',
    booked: 0.6,
    applications: 40,
  },
  {
    company: 2,
    title: '夜色追缉',
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
    size: 20,
    shootingDays: 4,
    startsIn: 18,
    state: 'in_review',
    booked: 0,
    applications: 0,
  },
];

/** The first shooting day of a plan. */
export function firstShootingDay(plan: DemoShootPlan, today: Day): Day {
  return addDays(today, plan.startsIn);
}
