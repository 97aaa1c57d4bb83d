/** A posting in four lines. */
export const card = {
  entry_open: '新人可投',
  entry_mentored: '有人带新人',
  level: '{level}起',
  head: '部门负责人',
  perHour: '≈{amount}/时',
  hoursADay: '{n} h/天',
  mealsAndBed: '包吃住',
  meals: '包吃',
  bed: '包住',
  noMealsNoBed: '食宿自理',
  placesLeft: '剩 {n} 个',
  allOffered: '名额都在谈',
  verified: '已核实',
  production: '《{title}》',
} as const;
