import { DomainError } from './error';

declare const fenBrand: unique symbol;

/** An amount of money in integer fen (1 yuan = 100 fen): a safe integer, never a fraction. */
export type Fen = number & { readonly [fenBrand]: 'Fen' };

/** Takes a number as fen; throws `money.notInteger` when it is not a safe integer. */
export function fen(amount: number): Fen {
  if (!Number.isSafeInteger(amount)) throw new DomainError('money.notInteger', { value: String(amount) });
  return amount as Fen;
}

/** Yuan to fen; throws when the amount has more than two decimals. */
export function yuan(amount: number): Fen {
  return fen(Math.abs(amount * 100 - Math.round(amount * 100)) < 1e-6 ? Math.round(amount * 100) : amount * 100);
}

/** `amount` for `count` days. */
export function timesDays(amount: Fen, count: number): Fen {
  return fen(amount * count);
}

/** Sum of amounts. */
export function sumFen(amounts: Iterable<Fen>): Fen {
  let total = 0;
  for (const amount of amounts) total += amount;
  return fen(total);
}

/**
 * The share `basisPoints`/10,000 of an amount, rounded half up to whole fen (half away from zero for negative
 * amounts): the one rounding rule of the product.
 */
export function shareOf(amount: Fen, basisPoints: number): Fen {
  const numerator = BigInt(Math.abs(amount)) * BigInt(basisPoints);
  const rounded = Number((numerator + 5_000n) / 10_000n);
  return fen(amount < 0 ? -rounded : rounded);
}

/** Splits an amount into `parts` whole-fen parts whose sum is the amount; the first parts carry the remainder. */
export function splitFen(amount: Fen, parts: number): Fen[] {
  if (!Number.isInteger(parts) || parts < 1) throw new DomainError('money.notInteger', { value: String(parts) });
  const low = Math.floor(amount / parts);
  const rest = amount - low * parts;
  return Array.from({ length: parts }, (_, index) => fen(low + (index < rest ? 1 : 0)));
}
