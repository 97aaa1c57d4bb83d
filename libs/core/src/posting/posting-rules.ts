import type { PostingTerms, ShootTerms } from '@callboard/database';
import {
  addDays,
  Day,
  DayPattern,
  daysBetween,
  DomainError,
  getRole,
  isLevel,
  lowestAcceptedLevel,
  marketSettings,
  roleAllowsLevel,
  Span,
  slotDayOffsets,
  spanLength,
} from '@callboard/domain';

/** The highest day rate of a posting: 10 million yuan in fen, as the database and the contracts hold it too. */
export const MAX_PAY_FEN = marketSettings.maxPayFen.value;

/**
 * Throws when a posting asks for something that does not exist: `posting.unknownRole`, `posting.levelRange`,
 * `posting.headcount` or `posting.payRange`. Pay may be missing as a whole, not by half; a head of department asks for the
 * highest level.
 */
export function checkPosting(terms: PostingTerms): void {
  const role = getRole(terms.roleId);
  const { minLevel, headcount, headOfDepartment } = terms;
  const asHead = headOfDepartment && lowestAcceptedLevel(terms) !== minLevel;
  if (!isLevel(minLevel) || !roleAllowsLevel(role.id, minLevel) || asHead) {
    throw new DomainError('posting.levelRange', {
      role: role.id,
      level: minLevel,
      from: role.levels[0],
      to: role.levels[1],
      ...(asHead ? { headLevel: lowestAcceptedLevel(terms) } : {}),
    });
  }
  const most = marketSettings.maxHeadcountPerPosting.value;
  if (!Number.isInteger(headcount) || headcount < 1 || headcount > most) {
    throw new DomainError('posting.headcount', { headcount, to: most });
  }
  checkPay(terms.payLowFen, terms.payHighFen);
}

function checkPay(low: number | null, high: number | null): void {
  if (low === null && high === null) return;
  const fits = (amount: number | null): amount is number =>
    amount !== null && Number.isInteger(amount) && amount >= 0 && amount <= MAX_PAY_FEN;
  if (fits(low) && fits(high) && low <= high) return;
  throw new DomainError('posting.payRange', {
    ...(low === null ? {} : { lowFen: low }),
    ...(high === null ? {} : { highFen: high }),
    ...(low === null || high === null ? { missingLow: low === null } : {}),
    maxFen: MAX_PAY_FEN,
  });
}

/** What the days of a slot follow from. */
export type ShootDates = Pick<ShootTerms, 'firstShootingDay' | 'shootingDays'>;

/** The days of a posting against those of its shoot. */
export type ShiftedPattern = DayPattern & Pick<PostingTerms, 'shiftDays'>;

/** Throws `shoot.tooLong` when days cover more than a shoot may. */
export function checkRun(run: Span): void {
  const days = spanLength(run);
  const most = marketSettings.maxShootDays.value;
  if (days > most) throw new DomainError('shoot.tooLong', { days, max: most });
}

/**
 * The days of a slot: prep before the first shooting day, the worked share of the shooting days, wrap after the last.
 * All of it is moved by `shiftDays`. Days before `today` are left out, as nobody can work them any more: who posts a shoot for the day after tomorrow gets
 * one day of prep. Throws `posting.noDays` when nothing is left and `shoot.tooLong` when too much is.
 */
export function slotDaysOf(pattern: ShiftedPattern, dates: ShootDates, today: Day): Day[] {
  const { prepDays, shootShareBp, wrapDays, shiftDays } = pattern;
  const offsets = slotDayOffsets({ prepDays, shootShareBp, wrapDays, shootingDays: dates.shootingDays });
  const days = offsets
    .map((offset) => addDays(dates.firstShootingDay, offset + shiftDays))
    .filter((day) => day >= today);
  const [first, last] = [days[0], days[days.length - 1]];
  if (!first || !last) throw new DomainError('posting.noDays');
  checkRun({ first, last });
  return days;
}

/**
 * Throws when a posting cannot be moved so: `shoot.datesPast` when days of its work would fall before `today`, and
 * `shoot.tooFar` when the last lies further ahead than anybody can offer days.
 */
export function checkShift(before: ShiftedPattern, after: ShiftedPattern, dates: ShootDates, today: Day): void {
  const days = slotDaysOf(after, dates, today);
  const first = addDays(dates.firstShootingDay, after.shiftDays - after.prepDays);
  if (days.length < slotDaysOf(before, dates, today).length) throw new DomainError('shoot.datesPast', { first, today });
  const ahead = marketSettings.maxDaysAhead.value;
  if (daysBetween(today, days[days.length - 1]!) > ahead) throw new DomainError('shoot.tooFar', { days: ahead });
}

/**
 * Throws when a shoot cannot lie on these dates: `shoot.noShootingDay` for less than one, `shoot.tooLong` for more than
 * a shoot may have, `shoot.datesPast` when the first lies before `today`, `shoot.tooFar` when the last lies further ahead
 * than anybody can offer days.
 */
export function checkDates(dates: ShootDates, today: Day): void {
  const most = marketSettings.maxShootDays.value;
  if (dates.shootingDays < 1) throw new DomainError('shoot.noShootingDay');
  if (dates.shootingDays > most) throw new DomainError('shoot.tooLong', { days: dates.shootingDays, max: most });
  if (daysBetween(today, dates.firstShootingDay) < 0) {
    throw new DomainError('shoot.datesPast', { first: dates.firstShootingDay, today });
  }
  const ahead = marketSettings.maxDaysAhead.value;
  if (daysBetween(today, dates.firstShootingDay) + dates.shootingDays - 1 > ahead) {
    throw new DomainError('shoot.tooFar', { days: ahead });
  }
}
