const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const PHONE = /^\+?[\d\s-]{7,20}$/;

/** Whether somebody typed a whole e-mail address or phone number and not a name. */
export function looksLikeContact(text: string): boolean {
  const value = text.trim();
  return EMAIL.test(value) || PHONE.test(value);
}

/** Whether a text is an id as the platform writes them. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text.trim());
}
