/** An address that is no page, and the ways to those that are near. */
export const notFound = {
  title: '没有这个页面',
  text: '地址不对或不完整，或者这个内容不给你看。',
  toJobs: '去找活',
  toShoots: '看剧组',
  toControl: '去控制室',
  toOffers: '看邀约',
  toMonth: '看档期',
  toStart: '回首页',
} as const;
