/**
 * The pay to offer a person for a slot, in fen a day: the smallest amount of the slot's band that is not under her
 * floor. `null` when her floor lies above the band.
 */
export function offeredPayFen(
  slot: { readonly payLowFen: number; readonly payHighFen: number },
  person: { readonly payFloorFen: number },
): number | null {
  const offered = Math.max(slot.payLowFen, person.payFloorFen);
  return offered <= slot.payHighFen ? offered : null;
}
