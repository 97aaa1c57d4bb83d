import { DomainError, ERROR_CODES, FIELD_CODES, FieldProblem, isDomainError, isFieldCode } from './error';

describe('error codes', () => {
  it('are each named once, in one form', () => {
    expect(new Set(ERROR_CODES).size).toBe(ERROR_CODES.length);
    for (const code of ERROR_CODES) expect(code).toMatch(/^[a-z][a-zA-Z]*(\.[a-z][a-zA-Z]*)?$/);
  });
});

describe('field codes', () => {
  it('are each named once, in the same form, and known from any other text', () => {
    expect(new Set<string>([...FIELD_CODES, ...ERROR_CODES]).size).toBe(FIELD_CODES.length + ERROR_CODES.length);
    for (const code of FIELD_CODES) expect(code).toMatch(/^[a-z][a-zA-Z]*\.[a-z][a-zA-Z]*$/);
    expect(['field.missing', 'day.invalid', 'field.unheardOf', 'Invalid input'].map(isFieldCode)).toEqual([
      ...[true, true, false, false],
    ]);
  });
});

describe('a domain error', () => {
  it('is an error with its code, its parameters and its fields', () => {
    const fields: FieldProblem[] = [{ pointer: '/days/0', code: 'day.invalid' }];
    const error = new DomainError('request.invalid', { count: 1 }, fields);
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ name: 'DomainError', code: 'request.invalid', params: { count: 1 }, fields });
    expect(error.message).toBe('request.invalid {"count":1}');
    expect(error.stack).toContain('error.spec');
  });

  it('needs nothing but a code', () => {
    expect(new DomainError('notFound')).toMatchObject({ params: {}, fields: [] });
  });

  it('is told from other errors and by its code', () => {
    const error = new DomainError('slot.taken');
    expect(isDomainError(error)).toBe(true);
    expect(isDomainError(error, 'slot.taken')).toBe(true);
    expect(isDomainError(error, 'slot.cancelled')).toBe(false);
    for (const other of [new Error('slot.taken'), { code: 'slot.taken' }, null, undefined, 'slot.taken']) {
      expect(isDomainError(other, 'slot.taken')).toBe(false);
    }
  });
});
