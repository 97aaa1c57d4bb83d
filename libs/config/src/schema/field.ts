import { z } from 'zod';

/** What `.env.example` says about a variable besides its schema. */
export interface FieldNote {
  /** One sentence: what the variable does and its unit. */
  description: string;
  /** Shown commented out; never a working secret. */
  example?: string;
}

/** The variables of one concern: environment name to schema, each annotated with {@link FieldNote} by `.meta()`. */
export type Fields = Record<string, z.ZodType>;

/** Words that stand where a secret should: a value that contains one is a placeholder. */
const PLACEHOLDERS = [
  'change-me',
  'changeme',
  'change_me',
  'replace-me',
  'replaceme',
  'placeholder',
  'example',
  'your-',
];
const DEFAULT_PASSWORDS = ['postgres', 'password', 'secret', 'callboard', 'admin', 'root', 'redis', '123456'];

/** A whole number written in digits, within the bounds. */
export const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, `must be a whole number from ${min} to ${max}`)
    .transform(Number)
    .refine((value) => value >= min && value <= max, `must be a whole number from ${min} to ${max}`);

/** `1`/`0`, `true`/`false`, `yes`/`no`, `on`/`off`. */
export const flag = () =>
  z
    .string()
    .toLowerCase()
    .pipe(z.enum(['1', '0', 'true', 'false', 'yes', 'no', 'on', 'off'], { error: 'must be 1 or 0' }))
    .transform((value) => ['1', 'true', 'yes', 'on'].includes(value));

/** An absolute URL with one of the given schemes, such as `redis`. */
export const urlWith = (schemes: readonly string[]) =>
  z.string().refine(
    (value) => {
      const protocol = URL.canParse(value) ? new URL(value).protocol : '';
      return schemes.includes(protocol.replace(':', ''));
    },
    `must be a URL beginning with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`,
  );

/** True for text that was meant to be replaced by a real secret: known words, or hardly any different characters. */
export function isPlaceholder(secret: string): boolean {
  const lower = secret.toLowerCase();
  return PLACEHOLDERS.some((word) => lower.includes(word)) || new Set(lower).size < 8;
}

/** True when the URL carries a password everybody would try first. No password at all is not our business. */
export function hasPlaceholderPassword(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const password = new URL(url).password.toLowerCase();
  return DEFAULT_PASSWORDS.includes(password) || PLACEHOLDERS.some((word) => password.includes(word));
}
