/** Earned rest that an offer leaves out, as its person reads it. */
export const rest = {
  asked: '这份邀约要少休 {n} 天',
  askedText: '和《{title}》（{days}）之间该空 {needed} 天，只空了 {free} 天。剧组同意少休，你也愿意才能接。',
  agree: '我知道要少休 {n} 天，愿意接',
  agreed: '你同意了少休 {n} 天',
  agreedText: '和《{title}》（{days}）之间该空 {needed} 天，空了 {free} 天。',
  seeBooking: '看《{title}》',
} as const;
