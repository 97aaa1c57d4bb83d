import { allowedFields, loggedError } from './log-field';

describe('allowedFields', () => {
  it('drops whatever is not on the list', () => {
    const line = { msg: 'offer sent', offerId: 'o', phone: '13800138000', body: { name: '张三' }, headers: {} };
    expect(allowedFields(line)).toEqual({ msg: 'offer sent', offerId: 'o' });
  });
});

describe('loggedError', () => {
  it('keeps the parameters and the row of a database error out', () => {
    const error = Object.assign(new Error('duplicate key value'), {
      code: '23505',
      detail: 'Key (phone)=(13800138000) already exists.',
      parameters: ['13800138000'],
      query: 'INSERT INTO contact',
    });
    const logged = loggedError(error);
    expect(logged).toMatchObject({ type: 'Error', message: 'duplicate key value', code: '23505' });
    expect(JSON.stringify(logged)).not.toContain('13800138000');
    expect(logged.stack).toMatch(/^\s+at /);
  });

  it('cuts an endless message, in the stack too', () => {
    const logged = loggedError(new Error('x'.repeat(10_000)));
    expect(logged.message).toHaveLength(501);
    expect(logged.stack).not.toContain('xxxx');
  });

  it('follows causes, but not for ever', () => {
    const error = new Error('outer', { cause: new Error('inner') });
    expect(loggedError(error).cause?.message).toBe('inner');
    const loop: { message: string; cause?: unknown } = { message: 'loop' };
    loop.cause = loop;
    expect(loggedError(loop).cause?.cause?.cause).toBeUndefined();
  });

  it('copes with things that are no errors', () => {
    expect(loggedError('broken')).toEqual({ type: 'string', message: 'broken' });
    expect(loggedError(undefined)).toEqual({ type: 'undefined', message: 'undefined' });
  });
});
