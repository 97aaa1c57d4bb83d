/** Short lists of postings that fit, wherever a page has nothing better to show. */
export const fittingJobs = {
  none: '现在没有合你档期的通告，有新的会上板。',
  all: '看全部',
  board: '看在招的通告',
  days: '{days}（{count}）',
  places: '还剩 {n} 个',
  bed: '包住',
} as const;
