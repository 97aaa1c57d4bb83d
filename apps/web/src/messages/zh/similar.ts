/** What is like a job that came to nothing. */
export const similar = {
  title: '还在招、合你档期的，和它差不多',
  none: '现在没有合你档期的同类通告。',
  all: '看这个岗位的全部通告',
} as const;
