import { lifeCycles, roleIds } from '@callboard/domain';
import { baseName, departmentName, levelName, roleName, stateName, stateNames, subjectNames } from './name';

describe('names', () => {
  it('come from the domain in both languages', () => {
    expect([roleName('gaffer', 'zh'), roleName('gaffer', 'en')]).toEqual(['灯光指导 (灯爷)', 'Gaffer']);
    expect([departmentName('lighting', 'zh'), departmentName('lighting', 'en')]).toEqual(['灯光组', 'Lighting']);
    expect([baseName('xian', 'zh'), baseName('xian', 'en')]).toEqual(['西安', "Xi'an"]);
    expect([levelName(1, 'zh'), levelName(4, 'en')]).toEqual(['新人', 'Head']);
    expect(stateName('offer', 'expired', 'zh')).toBe('已到期');
    for (const id of roleIds) expect(roleName(id, 'en')).not.toMatch(/\p{Script=Han}/u);
  });

  it('cover exactly the states of every life cycle, none twice within one', () => {
    for (const [kind, cycle] of Object.entries(lifeCycles)) {
      const names: Record<string, { zh: string; en: string }> = stateNames[kind as keyof typeof lifeCycles];
      expect(Object.keys(names).sort()).toEqual([...cycle.states].sort());
      for (const locale of ['zh', 'en'] as const) {
        const values = Object.values(names).map((name) => name[locale]);
        expect(new Set(values).size).toBe(values.length);
      }
    }
    expect(Object.keys(subjectNames).sort()).toEqual(Object.keys(lifeCycles).sort());
  });
});
