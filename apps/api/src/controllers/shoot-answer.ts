import { posting, shoot } from '@callboard/contracts/http';
import { PostingService, ShootView } from '@callboard/core';
import { addDays } from '@callboard/domain';
import { z } from 'zod';

type StoredPosting = Awaited<ReturnType<PostingService['create']>>;

/** A shoot as it leaves. */
export function shootAnswer(view: ShootView): z.infer<typeof shoot> {
  return {
    ...view,
    lastShootingDay: addDays(view.firstShootingDay, view.shootingDays - 1),
    runFirst: view.run.first,
    runLast: view.run.last,
    summary: {
      postings: view.postings,
      postingsWithoutPay: view.postingsWithoutPay,
      headcount: view.headcount,
      personDays: view.personDays,
      open: view.openSlots,
      offered: view.offeredSlots,
      filled: view.bookedSlots,
      costLowFen: view.costLowFen,
      costHighFen: view.costHighFen,
      labourBudgetFen: view.labourBudgetFen,
    },
    createdAt: view.createdAt.toISOString(),
    publishedAt: view.publishedAt?.toISOString() ?? null,
  };
}

/** A posting as it leaves. */
export function postingAnswer(row: StoredPosting): z.infer<typeof posting> {
  return {
    ...row,
    slots: { open: row.openSlots, offered: row.offeredSlots, filled: row.bookedSlots },
    publishedAt: row.publishedAt?.toISOString() ?? null,
  };
}
