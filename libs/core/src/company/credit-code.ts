/** The 31 characters of GB 32100-2015: no I, O, S, V, Z. */
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/**
 * A unified social credit code (GB 32100-2015) in upper case, or null when it is none: 18 characters, of which the last
 * is 31 minus the sum of the others weighted by powers of 3, modulo 31.
 */
export function normaliseCreditCode(text: string): string | null {
  const code = text.normalize('NFKC').replace(/\s/g, '').toUpperCase();
  if (!/^[1-9ANY][0-9A-Z]\d{6}[0-9A-Z]{10}$/.test(code)) return null;
  const values = [...code].map((character) => CHARACTERS.indexOf(character));
  if (values.includes(-1)) return null;
  let [sum, weight] = [0, 1];
  for (const value of values.slice(0, 17)) {
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return values[17] === (31 - (sum % 31)) % 31 ? code : null;
}
