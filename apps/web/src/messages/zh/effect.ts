/** What a posting does to the calendar of whoever is signed in. */
export const effect = {
  effect_free: '合你档期：前后都空着',
  effect_fits: '合你档期',
  effect_clash: '撞上你的《{title}》，{days}',
  effect_after: '《{title}》收工后空 {n} 天',
  effect_before: '收工后空 {n} 天就是《{title}》',
  effect_afterNone: '《{title}》收工第二天就开工',
  effect_beforeNone: '收工第二天就是《{title}》',
} as const;
