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
  const nearest = Math.round(amount * 100);
  // Only a number of at most two decimals is the double nearest to a whole number of fen.
  if (nearest / 100 !== amount) throw new DomainError('money.notInteger', { value: String(amount) });
  return fen(nearest);
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
  // The remainder of % is exact, the quotient of / is not beyond 2^50.
  const rest = amount % parts;
  const each = (amount - rest) / parts;
  return Array.from({ length: parts }, (_, index) => fen(index < Math.abs(rest) ? each + Math.sign(rest) : each));
}
