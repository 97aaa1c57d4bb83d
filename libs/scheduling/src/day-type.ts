import { Day, daysOf, DomainError, spanOf } from '@callboard/domain';

/** What a day of a shoot is for. */
export const dayTypes = ['prep', 'fitting', 'scout', 'shoot', 'move', 'travel', 'rest', 'wrap', 'pickup'] as const;
export type DayType = (typeof dayTypes)[number];

/** A day of a shoot with its type. */
export interface ShootDay {
  readonly day: Day;
  readonly type: DayType;
}

/**
 * The days of a shoot from its shooting days and the days that its slots work: every day from the earliest to the latest,
 * before the first shooting day prep, after the last wrap, days without work between them rest. `known` types of single
 * days win. Throws `shoot.noShootingDay` without any shooting day.
 */
export function shootCalendar(
  shootingDays: readonly Day[],
  workedDays: readonly Day[],
  known: ReadonlyMap<Day, DayType> = new Map(),
): ShootDay[] {
  if (shootingDays.length === 0) throw new DomainError('shoot.noShootingDay');
  const shooting = new Set(shootingDays);
  const { first, last } = spanOf(shootingDays);
  const typeOf = (day: Day): DayType => {
    if (shooting.has(day)) return 'shoot';
    if (day < first) return 'prep';
    return day > last ? 'wrap' : 'rest';
  };
  return daysOf(spanOf([...shootingDays, ...workedDays])).map((day) => ({ day, type: known.get(day) ?? typeOf(day) }));
}
