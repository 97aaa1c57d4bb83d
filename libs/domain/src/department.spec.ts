import { departmentIds, departments, getDepartment, isDepartmentId } from './department';

describe('departments', () => {
  it('are fourteen, in the order of a crew list, each with both names', () => {
    expect(departments).toHaveLength(14);
    expect(departments.map((department) => department.order)).toEqual(departmentIds.map((_, index) => index + 1));
    expect(new Set(departments.map((department) => department.zh)).size).toBe(14);
    expect(new Set(departments.map((department) => department.en)).size).toBe(14);
    expect(departments[0]).toEqual({ id: 'directing', zh: '导演组', en: 'Directing', order: 1 });
    expect(getDepartment('post')).toEqual({ id: 'post', zh: '后期运营组', en: 'Post & promo', order: 14 });
  });

  it('tells ids from other values', () => {
    expect(isDepartmentId('camera')).toBe(true);
    for (const value of ['Camera', '', 'constructor', 3, null, undefined]) expect(isDepartmentId(value)).toBe(false);
  });
});
