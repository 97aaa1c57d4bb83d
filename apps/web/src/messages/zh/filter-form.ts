/** The form with all filters of the board. */
export const filterForm = {
  anyDepartment: '所有部门',
  anyRole: '所有岗位',
  department: '部门',
  role: '岗位',
  several: '选了 {n} 个',
  base: '基地',
  moreBases: '更多基地',
  from: '最早开工',
  to: '最晚收工',
  pay: '日薪',
  payAny: '不限',
  payFrom: '{pay}以上',
  entry: '新人',
  fits: '合我条件',
  fitsHint: '只看岗位、级别、路程、酬劳和档期都合你的通告',
} as const;
