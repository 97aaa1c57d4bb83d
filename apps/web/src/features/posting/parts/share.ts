/** The share of the shooting days, in basis points, that comes out as so many days of them. */
export function shareOfDays(days: number, shootingDays: number): number {
  return Math.floor((days * 10_000) / shootingDays);
}
