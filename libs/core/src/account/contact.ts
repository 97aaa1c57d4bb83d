import { DomainError } from '@callboard/domain';

/** What of a person is kept encrypted. */
export type PersonalKind = 'email' | 'phone' | 'identity_number';

/** An e-mail address or a phone number in the one form in which it is sealed, looked up and compared. */
export interface Contact {
  readonly kind: 'email' | 'phone';
  readonly value: string;
}

const CHINESE_MOBILE = /^1[3-9]\d{9}$/;
const E164 = /^\+[1-9]\d{6,14}$/;

/**
 * A phone number in E.164. Spaces, hyphens, dots and brackets are left out, full-width digits count, `00` stands for
 * `+`, and eleven digits that begin like a Chinese mobile number are one. Null when it is none; a +86 number must be a
 * mobile number.
 */
export function normalisePhone(text: string): string | null {
  const compact = text.normalize('NFKC').replace(/[\s().·-]/g, '');
  const international = compact.startsWith('00') ? `+${compact.slice(2)}` : compact;
  if (CHINESE_MOBILE.test(international)) return `+86${international}`;
  if (/^86\d{11}$/.test(international)) return normalisePhone(`+${international}`);
  if (!E164.test(international)) return null;
  if (international.startsWith('+86') && !CHINESE_MOBILE.test(international.slice(3))) return null;
  return international;
}

/** An e-mail address in lower case and NFC, at most 254 characters; null when it cannot be one. */
export function normaliseEmail(text: string): string | null {
  const email = text.trim().normalize('NFC').toLowerCase();
  const parts = email.split('@');
  const [local, domain] = parts;
  if (parts.length !== 2 || !local || !domain || local.length > 64 || email.length > 254) return null;
  if (/[\s\p{C}"(),:;<>[\]\\]/u.test(email)) return null;
  const labels = domain.split('.');
  if (labels.length < 2 || labels.some((label) => label === '' || label.length > 63 || /^-|-$/.test(label)))
    return null;
  return email;
}

/** An e-mail address or a phone number, whichever it is; null when it is neither. */
export function parseContact(text: string): Contact | null {
  const kind = text.includes('@') ? 'email' : 'phone';
  const value = kind === 'email' ? normaliseEmail(text) : normalisePhone(text);
  return value === null ? null : { kind, value };
}

/** {@link parseContact}, but throws `account.phone` or `request.invalid` when the text is neither. */
export function requireContact(text: string): Contact {
  const contact = parseContact(text);
  if (contact) return contact;
  if (!text.includes('@')) throw new DomainError('account.phone');
  throw new DomainError('request.invalid', { fields: '/contact' }, [{ pointer: '/contact', code: 'contact.email' }]);
}

/** A contact as those see it who may know that it is there, but not what it is: `+86 138****5678`, `c***@***.com`. */
export function maskContact(kind: PersonalKind, value: string): string {
  if (kind === 'identity_number') return `${value.slice(0, 1)}${'*'.repeat(value.length - 2)}${value.slice(-1)}`;
  if (kind === 'email') return `${[...value][0]}***@***.${value.slice(value.lastIndexOf('.') + 1)}`;
  if (value.startsWith('+86')) return `+86 ${value.slice(3, 6)}****${value.slice(-4)}`;
  return `${value.slice(0, 3)}****${value.slice(-2)}`;
}
