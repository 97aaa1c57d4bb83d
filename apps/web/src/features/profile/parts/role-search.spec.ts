import { findRoles } from './role-search';

const role = (id: string, zh: string, en: string, department: string) => ({ id, name: { zh, en }, department });
const ROLES = [
  role('gaffer', '灯光指导 (灯爷)', 'Gaffer', 'lighting'),
  role('best-boy-electric', '灯光大助', 'Best boy electric', 'lighting'),
  role('generator-operator', '发电车师傅', 'Generator operator', 'lighting'),
  role('camera-operator', '掌机、摄影师', 'Camera operator (A/B/C)', 'camera'),
];
const DEPARTMENTS = new Map([
  ['lighting', { zh: '灯光组', en: 'Lighting' }],
  ['camera', { zh: '摄影组', en: 'Camera' }],
]);
const ids = (query: string) => findRoles(ROLES, query, DEPARTMENTS).map(({ id }) => id);

describe('findRoles', () => {
  it('gives all for no words', () => expect(ids('  ')).toHaveLength(4));
  it('finds Chinese names, then the rest of the department', () =>
    expect(ids('灯光')).toEqual(['gaffer', 'best-boy-electric', 'generator-operator']));
  it('finds English names in any case', () => expect(ids('GAFF')).toEqual(['gaffer']));
  it('wants all words', () => expect(ids('camera operator')).toEqual(['camera-operator']));
  it('puts names that begin with the word first', () =>
    expect(ids('operator')).toEqual(['generator-operator', 'camera-operator']));
  it('finds nothing for strange words', () => expect(ids('xyz')).toEqual([]));
});
