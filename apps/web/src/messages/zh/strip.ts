/** Strips of days: what their bars are, and their keys. */
export const strip = {
  booking: '已定档',
  hold: '预留',
  holdShort: '档',
  offer: '邀约',
  rest: '休息',
  restShort: '休',
  travel: '路途',
  no: '不接',
  gap: '空档',
  free: '有空',
  prefer_not: '尽量不接',
  freeDay: '标了有空',
  legend: '图例',
  keys: '用方向键在各段之间移动，翻页键移动一周，回车打开，按 n 到下一段空档',
} as const;
