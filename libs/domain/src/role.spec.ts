import { departmentIds } from './department';
import { isLevel, levelNames, levels } from './level';
import { getRole, isRoleId, roleAllowsLevel, roleIds, roles, rolesOf } from './role';

describe('roles', () => {
  it('are sixty with unique slugs and names', () => {
    expect(roles).toHaveLength(60);
    expect(new Set(roleIds).size).toBe(60);
    expect(new Set(roles.map((role) => role.zh)).size).toBe(60);
    expect(new Set(roles.map((role) => role.en)).size).toBe(60);
    for (const id of roleIds) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  it('stand by department in the order of a crew list, and every department has some', () => {
    expect(departmentIds.flatMap((id) => rolesOf(id))).toEqual(roles);
    const counts = departmentIds.map((id) => rolesOf(id).length);
    expect(counts).toEqual([8, 10, 9, 2, 5, 3, 5, 3, 3, 4, 1, 3, 2, 2]);
  });

  it('carry the names of the trade', () => {
    expect(getRole('focus-puller')).toEqual({
      id: 'focus-puller',
      department: 'camera',
      zh: '跟焦员 (摄影大助)',
      en: 'Focus puller / 1st AC',
      levels: [2, 4],
    });
    expect(getRole('gaffer').levels).toEqual([3, 4]);
    expect(getRole('lighting-trainee').levels).toEqual([1, 2]);
    expect(getRole('set-hand').levels).toEqual([1, 3]);
    expect(getRole('electrician').levels).toEqual([2, 3]);
  });

  it('exist only in a range of levels', () => {
    expect(roleAllowsLevel('gaffer', 2)).toBe(false);
    expect(roleAllowsLevel('gaffer', 3)).toBe(true);
    expect(roleAllowsLevel('camera-trainee', 2)).toBe(true);
    expect(roleAllowsLevel('camera-trainee', 3)).toBe(false);
    for (const role of roles) expect(role.levels[0]).toBeLessThan(role.levels[1]);
  });

  it('refuse an unknown id with a code and keep it short', () => {
    expect(() => getRole('director of nothing')).toThrow(expect.objectContaining({ code: 'posting.unknownRole' }));
    expect(() => getRole('x'.repeat(500))).toThrow(expect.objectContaining({ params: { role: 'x'.repeat(40) } }));
    for (const value of ['Gaffer', 'toString', '', 7, null]) expect(isRoleId(value)).toBe(false);
    expect(isRoleId('gaffer')).toBe(true);
  });
});

describe('levels', () => {
  it('are four, each with both names', () => {
    expect(levels.map((level) => levelNames[level].zh)).toEqual(['新人', '助理', '熟手', '主管']);
    for (const value of [0, 5, 1.5, '1', null, Number.NaN]) expect(isLevel(value)).toBe(false);
    for (const level of levels) expect(isLevel(level)).toBe(true);
  });
});
