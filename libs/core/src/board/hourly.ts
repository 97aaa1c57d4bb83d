/** What a day rate in fen makes an hour, rounded half up to whole fen. */
export function perHourFen(perDayFen: number, hoursPerDay: number): number {
  return Math.floor((2 * perDayFen + hoursPerDay) / (2 * hoursPerDay));
}
