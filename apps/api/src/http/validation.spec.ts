import { createPosting, createShoot, day, id, offersQuery, text } from '@callboard/contracts/http';
import { DomainError } from '@callboard/domain';
import { Locale, locales } from '@callboard/messages';
import { z, ZodType } from 'zod';
import { problemOf, ProblemDocument } from './problem';
import { validationPipe } from './validation';

/** What a reader is told about a value that the schema refuses. */
async function told(schema: ZodType, value: unknown, locale: Locale = 'zh'): Promise<ProblemDocument> {
  const parsed = validationPipe().transform(value, { type: 'body', schema });
  const error = await parsed.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof DomainError)) throw new Error('nothing was refused');
  return problemOf(error, 'q-1', locale);
}

/** The only field that is wrong with a value. */
async function fieldOf(schema: ZodType, value: unknown, locale: Locale = 'zh') {
  const { errors } = await told(z.strictObject({ it: schema.optional() }), { it: value }, locale);
  expect(errors).toHaveLength(1);
  expect(errors![0]!.pointer).toBe('/it');
  return errors![0]!;
}

const pay = createPosting.shape.payLowFen;

describe('a field that is wrong', () => {
  it('says of pay in parts of a fen that it is a whole number, in the language of the reader', async () => {
    const [zh] = (await told(z.strictObject({ payLowFen: pay }), { payLowFen: 600.5 })).errors!;
    expect(zh).toEqual({
      pointer: '/payLowFen',
      code: 'field.notWholeFen',
      params: { pay: true },
      detail: '日薪要填整数（分）',
    });
    const [en] = (await told(z.strictObject({ payLowFen: pay }), { payLowFen: 600.5 }, 'en')).errors!;
    expect(en!.detail).toBe('Must be a whole number (fen a day)');
    const [budget] = (await told(createShoot.pick({ labourBudgetFen: true }), { labourBudgetFen: -1 })).errors!;
    expect(budget).toMatchObject({ code: 'field.tooLowFen', detail: '金额不能低于 ¥0' });
  });

  it.each<[string, ZodType, unknown, string, string]>([
    ['a fraction', z.number().int(), 1.5, 'field.notWhole', '要填整数'],
    ['text for a number', z.number(), '1', 'field.notNumber', '要填数字'],
    ['a number for text', z.string(), 1, 'field.notText', '要填文字'],
    ['text for a flag', z.boolean(), 'yes', 'field.notFlag', '要填是（true）或否（false）'],
    ['text for a list', z.array(z.string()), 'a', 'field.notList', '要填一个列表'],
    ['text for an object', z.strictObject({}), 'a', 'field.notGroup', '要填一组内容'],
    ['too small a number', z.number().min(3), 2, 'field.tooSmall', '不能小于 3'],
    ['too big a number', z.number().max(3), 4, 'field.tooBig', '不能大于 3'],
    ['a number past what is exact', z.number().int().max(9), 1e300, 'field.tooBig', '不能大于 9'],
    ['no text', text(1, 9), '  ', 'field.empty', '不能空着'],
    ['nothing that can be seen', text(1, 9), '\u200b\u00ad', 'field.empty', '不能空着'],
    ['too short a text', text(3, 9), 'ab', 'field.tooShort', '至少 3 个字'],
    ['too long a text', text(1, 3), 'abcd', 'field.tooLong', '最多 3 个字'],
    ['far too long a text', text(1, 3), 'a'.repeat(500), 'field.tooLong', '最多 3 个字'],
    ['text that cannot be stored', text(1, 9), 'a\u0000', 'text.unclean', '有不能保存的字符'],
    ['too few entries', z.array(z.string()).min(1), [], 'field.tooFew', '至少 1 项'],
    ['too many entries', z.array(z.string()).max(1), ['a', 'b'], 'field.tooMany', '最多 1 项'],
    ['another form', z.string().regex(/^a$/), 'b', 'field.format', '格式不对'],
    ['another choice', z.enum(['day', 'month']), 'year', 'field.notListed', '没有这个选项，可以填 day, month'],
    ['neither of two', z.union([z.string(), z.number()]), null, 'field.invalid', '填得不对'],
    ['no day', day, '2026-02-31', 'day.invalid', '没有这个日期。按 2026-10-14 的样子填写。'],
    ['no id', id, 'x', 'id.invalid', '这个编号不对'],
    ['words of a check of its own', z.string().refine(() => false, 'must be so'), 'x', 'field.invalid', '填得不对'],
  ])('%s', async (_what, schema, value, code, detail) => {
    expect(await fieldOf(schema, value)).toMatchObject({ code, detail });
    expect((await fieldOf(schema, value, 'en')).detail).toMatch(/^[A-Z][^\p{Script=Han}]+$/u);
  });

  it('is missing when it is not there, whatever it should be', async () => {
    const schema = z.strictObject({ a: z.string(), b: z.number().int(), c: z.enum(['x']), d: z.union([day, id]) });
    const { errors } = await told(schema, {});
    expect(errors!.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '/a field.missing',
      '/b field.missing',
      '/c field.missing',
      '/d field.missing',
    ]);
    expect((await told(schema, undefined)).errors).toEqual([
      { pointer: '', code: 'field.missing', detail: '这一项要填' },
    ]);
  });

  it('is each one that nobody asked for', async () => {
    const { errors } = await told(z.strictObject({ a: z.string() }), { a: 'x', 'b/c': 1, d: 2 });
    expect(errors!.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '/b~1c field.unknown',
      '/d field.unknown',
    ]);
  });

  it('is a whole number in a query too', async () => {
    const [limit] = (await told(offersQuery, { limit: '1.5' })).errors!;
    expect(limit).toMatchObject({ pointer: '/limit', code: 'field.notWhole' });
  });

  it('is never told of in the words of the parser', async () => {
    const nonsense = [{}, { roleId: 1, headcount: 1.5, payLowFen: 'a', days: {}, zz: 1 }, null, [], 'x'];
    for (const value of nonsense) {
      for (const locale of locales) {
        expect(JSON.stringify(await told(createPosting, value, locale))).not.toMatch(
          /invalid input|expected|received/i,
        );
      }
    }
  });
});
