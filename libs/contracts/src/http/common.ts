import { isDay, isId } from '@callboard/domain';
import { z } from 'zod';

/** NUL and lone surrogates never enter; names and texts come out in NFC. */
function isCleanText(text: string): boolean {
  // In a pattern of code points only a lone half is a surrogate; browsers of 2020 have no `isWellFormed`.
  return !text.includes('\u0000') && !/\p{Surrogate}/u.test(text);
}

/** Zero-width, control and other characters that leave no mark: a name of nothing else could not be read or clicked. */
const INVISIBLE = /^[\p{Cc}\p{Cf}\p{Z}\p{Default_Ignorable_Code_Point}]+$/u;

/** Text of `min` to `max` characters, trimmed, in NFC; refused with NUL or a lone surrogate. */
export function text(min: number, max: number) {
  return z
    .string()
    .refine((value) => value.length <= max * 4, { error: 'field.tooLong', params: { max }, abort: true })
    .refine(isCleanText, { error: 'text.unclean' })
    .meta({ maxLength: max * 4 })
    .transform((value) => value.trim().normalize('NFC'))
    .pipe(
      z
        .string()
        .min(min)
        .max(max)
        .refine((value) => min === 0 || !INVISIBLE.test(value), { error: 'field.empty' }),
    );
}

/** An id in canonical form. */
export const id = z.string().refine(isId, { error: 'id.invalid' }).meta({ format: 'uuid' });

/** A day `YYYY-MM-DD`. */
export const day = z.string().refine(isDay, { error: 'day.invalid' }).meta({ format: 'date' });

/** An instant, ISO 8601 in UTC. */
export const instant = z.string().meta({ format: 'date-time' });

/** Money in whole fen: 0 to 10 million yuan. */
export const fen = z.number().int().min(0).max(1_000_000_000);

/** A slug of reference data. */
export const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,60}$/);

/** A level: 1 trainee, 2 assistant, 3 full, 4 head. */
export const level = z.number().int().min(1).max(4);

/** A whole number in a query string, without coercion of anything else. */
export function wholeNumber(min: number, max: number) {
  return z
    .string()
    .regex(/^\d{1,9}$/, { error: 'field.notWhole' })
    .transform(Number)
    .pipe(z.number().int().min(min).max(max));
}

/** A flag in a query string. */
export const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

/** Cursor pagination of a list: an opaque cursor and 1 to 100 rows. */
export const pageQuery = {
  cursor: z.string().max(300).optional(),
  limit: wholeNumber(1, 100).optional(),
};

/** A page of a list; `nextCursor` is null on the last one. */
export function page<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

/** The path of one thing. */
export function idParam<K extends string>(...names: K[]) {
  return z.strictObject(Object.fromEntries(names.map((name) => [name, id])) as Record<K, typeof id>);
}

const problemParams = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

/** RFC 9457: what every refusal looks like. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    detail: z.string(),
    requestId: z.string(),
    params: problemParams.optional(),
    errors: z
      .array(z.object({ pointer: z.string(), code: z.string(), detail: z.string(), params: problemParams.optional() }))
      .optional(),
  })
  .meta({ id: 'Problem' });

/** An answer without content worth reading. */
export const done = z.object({ ok: z.literal(true) }).meta({ id: 'Done' });
