/** An address that is no page, or one that is not for this person, and the ways to those that are near. */
export const noEntry = {
  title: '没有这个页面',
  text: '地址不对或不完整，或者这个内容不给你看。',
  deniedTitle: '这一页不对你开放',
  deniedText: '你的账号没有这里的权限。要用的话，请公司的负责人或平台给你开通。',
  toJobs: '去找活',
  toShoots: '看剧组',
  toControl: '去控制室',
  toOffers: '看邀约',
  toMonth: '看档期',
  toStart: '回首页',
} as const;
