/** Clocks of offers. */
export const countdown = {
  left: '还剩 {left}',
  ended: '已到期',
  until: '{time} 前答复',
  five: '还剩 5 分钟',
  one: '还剩 1 分钟',
  end: '时间到了',
} as const;
