import type { PersonDay } from './api';

/** What a day of a person is, in one word. */
export type DayKind = 'booked' | 'rest' | 'offered' | 'free' | 'prefer_not' | 'no' | 'unknown';

export function dayKind({ engagement, availability }: PersonDay): DayKind {
  if (engagement) {
    if (!engagement.works) return 'rest';
    return engagement.kind;
  }
  return availability ?? 'unknown';
}

/** Days in rows of seven from Monday on; null before the first and after the last. */
export function weeksOf(days: readonly PersonDay[], isoWeekday: (day: string) => number): (PersonDay | null)[][] {
  const first = days[0];
  if (!first) return [];
  const cells: (PersonDay | null)[] = [...Array.from({ length: isoWeekday(first.day) - 1 }, () => null), ...days];
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

type Engagement = NonNullable<PersonDay['engagement']>;

/** The jobs of a stretch, each once, in order. */
export function engagementsOf(days: readonly PersonDay[]): Engagement[] {
  const seen = new Map<string, Engagement>();
  for (const { engagement } of days) {
    if (!engagement) continue;
    const key = [engagement.shootId, engagement.kind, engagement.roleId, engagement.first].join();
    if (!seen.has(key)) seen.set(key, engagement);
  }
  return [...seen.values()].sort((a, b) => (a.first < b.first ? -1 : 1));
}
