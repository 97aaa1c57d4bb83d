import {
  BaseId,
  BilingualText,
  DepartmentId,
  getBase,
  getDepartment,
  getRole,
  Level,
  levelNames,
  LifeCycleId,
  RoleId,
  StateOf,
} from '@callboard/domain';
import type { Locale } from './text';

/** What each thing with a life cycle is called. */
export const subjectNames: Readonly<Record<LifeCycleId, BilingualText>> = {
  account: { zh: '账号', en: 'account' },
  company: { zh: '公司', en: 'company' },
  shoot: { zh: '剧组', en: 'shoot' },
  posting: { zh: '通告', en: 'posting' },
  slot: { zh: '名额', en: 'slot' },
  application: { zh: '投递', en: 'application' },
  proposal: { zh: '人选', en: 'proposal' },
  hold: { zh: '预留', en: 'hold' },
  offer: { zh: '邀约', en: 'offer' },
  booking: { zh: '定档', en: 'booking' },
  matchRun: { zh: '匹配', en: 'match run' },
  backfill: { zh: '补位', en: 'backfill' },
  reserve: { zh: '后备', en: 'reserve' },
};

/** What every state of every life cycle is called; a state without a name does not compile. */
export const stateNames: { readonly [K in LifeCycleId]: Readonly<Record<StateOf<K>, BilingualText>> } = {
  account: {
    active: { zh: '正常', en: 'active' },
    suspended: { zh: '已停用', en: 'suspended' },
  },
  company: {
    draft: { zh: '草稿', en: 'draft' },
    in_review: { zh: '核实中', en: 'in review' },
    verified: { zh: '已核实', en: 'verified' },
    rejected: { zh: '未通过', en: 'not verified' },
    suspended: { zh: '已停用', en: 'suspended' },
  },
  shoot: {
    draft: { zh: '草稿', en: 'draft' },
    in_review: { zh: '待核实', en: 'in review' },
    open: { zh: '招人中', en: 'open' },
    shooting: { zh: '拍摄中', en: 'shooting' },
    wrapped: { zh: '已杀青', en: 'wrapped' },
    cancelled: { zh: '已取消', en: 'cancelled' },
  },
  posting: {
    draft: { zh: '草稿', en: 'draft' },
    private: { zh: '仅邀请', en: 'private' },
    public: { zh: '招人中', en: 'public' },
    filled: { zh: '已招满', en: 'filled' },
    closed: { zh: '已截止', en: 'closed' },
  },
  slot: {
    open: { zh: '空缺', en: 'open' },
    offered: { zh: '邀约中', en: 'offered' },
    booked: { zh: '已定档', en: 'booked' },
    worked: { zh: '做到中途', en: 'worked in part' },
    cancelled: { zh: '已取消', en: 'cancelled' },
  },
  application: {
    submitted: { zh: '已投递', en: 'submitted' },
    shortlisted: { zh: '已入围', en: 'shortlisted' },
    offered: { zh: '收到邀约', en: 'offered' },
    hired: { zh: '已定档', en: 'hired' },
    declined: { zh: '未选上', en: 'declined' },
    withdrawn: { zh: '已撤回', en: 'withdrawn' },
    closed: { zh: '已结束', en: 'closed' },
  },
  proposal: {
    suggested: { zh: '推荐', en: 'suggested' },
    pinned: { zh: '已锁定', en: 'pinned' },
    replaced: { zh: '已替换', en: 'replaced' },
    sent: { zh: '已发邀约', en: 'sent' },
    stale: { zh: '已过时', en: 'stale' },
  },
  hold: {
    active: { zh: '预留中', en: 'active' },
    challenged: { zh: '催档中', en: 'challenged' },
    converted: { zh: '已定档', en: 'converted' },
    released: { zh: '已放档', en: 'released' },
    expired: { zh: '已到期', en: 'expired' },
  },
  offer: {
    staged: { zh: '待发送', en: 'staged' },
    sent: { zh: '已发出', en: 'sent' },
    viewed: { zh: '已查看', en: 'viewed' },
    countered: { zh: '已还价', en: 'countered' },
    accepted: { zh: '已接受', en: 'accepted' },
    declined: { zh: '已婉拒', en: 'declined' },
    expired: { zh: '已到期', en: 'expired' },
    withdrawn: { zh: '已撤回', en: 'withdrawn' },
  },
  booking: {
    confirmed: { zh: '已定档', en: 'confirmed' },
    reconfirming: { zh: '待再确认', en: 'reconfirming' },
    completed: { zh: '已完成', en: 'completed' },
    cancelled_by_person: { zh: '本人放档', en: 'cancelled by the person' },
    cancelled_by_company: { zh: '剧组取消', en: 'cancelled by the company' },
    no_show: { zh: '未到场', en: 'no-show' },
  },
  matchRun: {
    queued: { zh: '排队中', en: 'queued' },
    running: { zh: '匹配中', en: 'running' },
    done: { zh: '已完成', en: 'done' },
    failed: { zh: '未完成', en: 'failed' },
    superseded: { zh: '已被新的一次取代', en: 'superseded' },
  },
  backfill: {
    running: { zh: '补位中', en: 'running' },
    paused: { zh: '已暂停', en: 'paused' },
    manual: { zh: '人工接手', en: 'by hand' },
    exhausted: { zh: '问完了', en: 'nobody left to ask' },
    filled: { zh: '已补上', en: 'filled' },
    stopped: { zh: '已停止', en: 'stopped' },
  },
  reserve: {
    live: { zh: '后备中', en: 'standing by' },
    left: { zh: '已退出', en: 'left' },
    dropped: { zh: '已移出', en: 'dropped' },
    hired: { zh: '已定档', en: 'hired' },
  },
};

/** What a role is called. */
export function roleName(id: RoleId, locale: Locale): string {
  return getRole(id)[locale];
}

/** What a department is called. */
export function departmentName(id: DepartmentId, locale: Locale): string {
  return getDepartment(id)[locale];
}

/** What a base is called. */
export function baseName(id: BaseId, locale: Locale): string {
  return getBase(id)[locale];
}

/** What a level is called. */
export function levelName(level: Level, locale: Locale): string {
  return levelNames[level][locale];
}

/** What a state of a life cycle is called. */
export function stateName<K extends LifeCycleId>(kind: K, state: StateOf<K>, locale: Locale): string {
  return stateNames[kind][state][locale];
}
