import { boardPosting } from '@callboard/contracts/http';
import { BoardService, perHourFen } from '@callboard/core';
import { z } from 'zod';

type Shown = z.infer<typeof boardPosting>;
type Posting = Awaited<ReturnType<BoardService['similar']>>[number];

/** A posting as the board shows it. */
export function shown(posting: Posting): Shown {
  const { payLowFen, payHighFen, hoursPerDay } = posting;
  return {
    ...posting,
    company: { id: posting.companyId, name: posting.companyName, verified: true },
    pay: {
      lowPerDayFen: payLowFen,
      highPerDayFen: payHighFen,
      lowPerHourFen: perHourFen(payLowFen, hoursPerDay),
      highPerHourFen: perHourFen(payHighFen, hoursPerDay),
      timing: posting.payTiming as Shown['pay']['timing'],
      overtimeRule: posting.overtimeRule,
    },
    publishedAt: posting.publishedAt.toISOString(),
  };
}
