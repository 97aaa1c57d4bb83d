/** How far the server's clock is ahead of this machine's, in milliseconds; clocks of offers count against it. */
let offset = 0;

/** Learns the offset from the Date header of an answer, which has whole seconds. */
export function noteServerDate(date: string | null): void {
  if (!date) return;
  const measured = Date.parse(date) + 500 - Date.now();
  // Below a second and a half it is rounding and the way of the answer, not a wrong clock.
  if (Number.isFinite(measured)) offset = Math.abs(measured) < 1_500 ? 0 : measured;
}

/** The server's time now, in milliseconds. */
export function serverNow(): number {
  return Date.now() + offset;
}
