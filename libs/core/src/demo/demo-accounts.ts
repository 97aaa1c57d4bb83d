import { CompanyRole, PlatformRole } from '@callboard/domain';

/** The password of every demo account; the server is bound to this machine while they exist. */
export const DEMO_PASSWORD = 'callboard-demo';

/** A demo account as the first page and the terminal show it. */
export interface DemoAccount {
  readonly handle: string;
  readonly roleZh: string;
  readonly roleEn: string;
  /** Both names of the role in one line. */
  readonly role: string;
  readonly login: string;
  readonly password: string;
}

/** A demo account as the seed makes it. */
export interface DemoAccountPlan {
  readonly handle: string;
  readonly name: string;
  readonly roleZh: string;
  readonly roleEn: string;
  readonly platformRole: PlatformRole;
  /** Index into the demo companies and the role there. */
  readonly member?: { readonly company: number; readonly role: CompanyRole; readonly department?: string };
}

/** One account a role. */
export const DEMO_ACCOUNTS: readonly DemoAccountPlan[] = [
  {
    handle: 'producer',
    name: '周敏',
    roleZh: '制片主任（星河短剧）',
    roleEn: 'Producer, owner of Xinghe',
    platformRole: 'none',
    member: { company: 0, role: 'owner' },
  },
  {
    handle: 'upm',
    name: '何建国',
    roleZh: '执行制片（星河短剧）',
    roleEn: 'Unit production manager of Xinghe',
    platformRole: 'none',
    member: { company: 0, role: 'unit_production_manager' },
  },
  {
    handle: 'gaffer',
    name: '李大力',
    roleZh: '灯光组负责人（星河短剧）',
    roleEn: 'Head of lighting at Xinghe',
    platformRole: 'none',
    member: { company: 0, role: 'head_of_department', department: 'lighting' },
  },
  {
    handle: 'accountant',
    name: '孙静',
    roleZh: '财务（星河短剧）',
    roleEn: 'Accountant of Xinghe',
    platformRole: 'none',
    member: { company: 0, role: 'accountant' },
  },
  {
    handle: 'viewer',
    name: '钱程',
    roleZh: '只读成员（星河短剧）',
    roleEn: 'Viewer at Xinghe',
    platformRole: 'none',
    member: { company: 0, role: 'viewer' },
  },
  {
    handle: 'producer-b',
    name: '吴海燕',
    roleZh: '制片人（中原映画）',
    roleEn: 'Producer, owner of Zhongyuan',
    platformRole: 'none',
    member: { company: 1, role: 'owner' },
  },
  {
    handle: 'newcomer',
    name: '郑可',
    roleZh: '制片人（公司待核实）',
    roleEn: 'Producer of a company in review',
    platformRole: 'none',
    member: { company: 3, role: 'owner' },
  },
  {
    handle: 'graduate',
    name: '林小雨',
    roleZh: '求职者：应届毕业生',
    roleEn: 'Seeker: graduate',
    platformRole: 'none',
  },
  {
    handle: 'freelancer',
    name: '陈磊',
    roleZh: '求职者：自由职业',
    roleEn: 'Seeker: freelancer',
    platformRole: 'none',
  },
  { handle: 'returnee', name: '赵安琪', roleZh: '求职者：海归', roleEn: 'Seeker: returnee', platformRole: 'none' },
  { handle: 'admin', name: '平台管理员', roleZh: '管理员', roleEn: 'Admin', platformRole: 'admin' },
  {
    handle: 'auditor',
    name: '平台巡查',
    roleZh: '管理员（只读）',
    roleEn: 'Admin, read only',
    platformRole: 'auditor',
  },
];

/** The e-mail address that a demo person logs in with. */
export function demoLogin(handle: string): string {
  return `${handle}@demo.callboard.example`;
}

/** The accounts as they are shown. */
export const DEMO_LOGINS: readonly DemoAccount[] = DEMO_ACCOUNTS.map(({ handle, roleZh, roleEn }) => ({
  handle,
  roleZh,
  roleEn,
  role: `${roleZh} ${roleEn}`,
  login: demoLogin(handle),
  password: DEMO_PASSWORD,
}));
