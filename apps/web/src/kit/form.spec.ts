import { faultAt, faultsOf, fieldAt } from './form';

const FIELDS = ['roles', 'homeBase', 'address', 'address.city'] as const;
const problem = (errors: { pointer: string; detail: string }[], code = 'request.invalid') => ({
  code,
  message: 'whole',
  errors,
});

describe('fieldAt', () => {
  it.each([
    ['/homeBase', 'homeBase'],
    ['/roles/2/level', 'roles'],
    ['/address/city', 'address.city'],
    ['/address/street', 'address'],
    ['/home', null],
    ['/homeBaseX', null],
    ['', null],
  ])('%s is in %s', (pointer, field) => expect(fieldAt(pointer, FIELDS)).toBe(field));

  it('reads escaped names', () => expect(fieldAt('/a~1b~0c', ['a/b~c'])).toBe('a/b~c'));
});

describe('faultsOf', () => {
  it('has nothing to say without a problem', () => expect(faultsOf(null, FIELDS)).toEqual({ faults: [], rest: false }));

  it('gives every field its first sentence and keeps the order', () => {
    const { faults, rest } = faultsOf(
      problem([
        { pointer: '/roles/0/level', detail: 'first' },
        { pointer: '/homeBase', detail: 'base' },
        { pointer: '/roles/1', detail: 'second' },
      ]),
      FIELDS,
    );
    expect(faults).toEqual([
      { field: 'roles', text: 'first' },
      { field: 'homeBase', text: 'base' },
    ]);
    expect(rest).toBe(false);
    expect(faultAt(faults, 'homeBase')).toBe('base');
    expect(faultAt(faults, 'address')).toBeUndefined();
  });

  it('says that something is left when a pointer meets no field', () => {
    expect(faultsOf(problem([{ pointer: '/other', detail: 'x' }]), FIELDS)).toEqual({ faults: [], rest: true });
  });

  it('takes the field of a code that has no pointers', () => {
    expect(faultsOf(problem([], 'profile.unknownBase'), FIELDS, { 'profile.unknownBase': 'homeBase' })).toEqual({
      faults: [{ field: 'homeBase', text: 'whole' }],
      rest: false,
    });
    expect(faultsOf(problem([], 'unavailable'), FIELDS)).toEqual({ faults: [], rest: true });
  });
});
