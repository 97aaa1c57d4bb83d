import type { Backfills } from '@callboard/core';
import { BaseId, travelMinutes } from '@callboard/domain';

type Row = Awaited<ReturnType<Backfills['list']>>[number];
type Strip = Awaited<ReturnType<Backfills['get']>>;

function instant(value: Date | null): string | null {
  return value === null ? null : value.toISOString();
}

/** A backfill as it is told. */
export function backfillAnswer(row: Row): object {
  return {
    ...row,
    roundEndsAt: instant(row.roundEndsAt),
    waitsUntil: instant(row.waitsUntil),
    startedAt: row.startedAt.toISOString(),
    finishedAt: instant(row.finishedAt),
  };
}

/** The same with its people. */
export function stripAnswer({ people, ...row }: Strip): object {
  return {
    ...backfillAnswer(row),
    people: people.map((each) => ({
      ...each,
      travelMinutes: each.homeBase === null ? null : travelMinutes(each.homeBase as BaseId, row.baseId as BaseId),
      askedAt: instant(each.askedAt),
      expiresAt: instant(each.expiresAt),
      answeredAt: instant(each.answeredAt),
    })),
  };
}
