import { ProblemError } from '../api/problem';
import { fieldErrors, problemFields } from './zod-issue';

const problem = (...errors: { pointer: string; code: string; detail: string }[]): ProblemError =>
  new ProblemError({ type: '', title: '', status: 422, code: 'request.invalid', detail: '', requestId: '', errors });

describe('what a schema finds', () => {
  it('is said in the words of the API, once a field', () => {
    const issues = [
      { path: ['name'], message: 'field.empty', code: 'custom' },
      { path: ['name'], message: 'other', code: 'too_small', origin: 'string', minimum: 9 },
      { path: ['evidence'], message: 'Too small', code: 'too_small', origin: 'string', minimum: 10 },
    ];
    expect(fieldErrors(issues, { name: '', evidence: 'x' }, 'zh')).toEqual({
      name: '不能空着',
      evidence: '至少 10 个字',
    });
  });

  it('calls a field without a value missing, whatever type was expected', () => {
    const issues = [{ path: ['headcount'], message: 'Invalid input', code: 'invalid_type', expected: 'number' }];
    expect(fieldErrors(issues, { headcount: null }, 'en')).toEqual({ headcount: 'This is needed' });
  });

  it('says limits of money in yuan', () => {
    const issues = [{ path: ['payHighFen'], message: '', code: 'too_big', origin: 'number', maximum: 100_000 }];
    expect(fieldErrors(issues, { payHighFen: 200_000 }, 'zh')).toEqual({ payHighFen: '日薪不能高于 ¥1,000' });
  });

  it('does not fail on a text whose figure is missing', () => {
    const issues = [{ path: ['a'], message: 'field.tooLong', code: 'custom' }];
    expect(fieldErrors(issues, { a: 'x' }, 'zh')).toEqual({ a: '填得不对' });
  });
});

describe('what a refusal says', () => {
  it('lands on its fields, and keeps what is none for the list on top', () => {
    const refusal = problem(
      { pointer: '/payLowFen', code: 'x', detail: 'low' },
      { pointer: '/payLowFen', code: 'y', detail: 'again' },
      { pointer: '/postings/1/payLowFen', code: 'z', detail: 'elsewhere' },
    );
    expect(problemFields(refusal, ['payLowFen', 'headcount'])).toEqual({ payLowFen: 'low' });
  });
});
