import { Injectable } from '@nestjs/common';
import { BoardRepository, Transactions } from '@callboard/database';
import { dayFromNumber, DomainError } from '@callboard/domain';
import { Call, contextOf } from '../kernel/actor';
import { Clashes } from '../schedule/clashes.service';
import { FitLoader, windowFrom } from './fit-loader.service';
import { JobFit, jobFit } from './job-fit';

/** Says to a seeker whether a posting of the board fits her and what keeps her from it: as the database is now. */
@Injectable()
export class JobFits {
  constructor(
    private readonly transactions: Transactions,
    private readonly board: BoardRepository,
    private readonly loader: FitLoader,
    private readonly clashes: Clashes,
  ) {}

  /** Throws `notFound` for what never was on the board. */
  async of(call: Call, postingId: string): Promise<JobFit> {
    const { personId } = call.actor;
    return this.transactions.read(contextOf(call), async (tx) => {
      const shown = await this.board.find(tx, postingId);
      if (!shown) throw new DomainError('notFound');
      // Its places lie within sixty days, wherever these are.
      const window = windowFrom(shown.firstDay);
      const [posting] = await this.loader.postings(tx, [postingId], window);
      const [facts] = await this.loader.people(tx, [personId], window);
      const terms = await this.loader.terms(tx, window.first);
      const open = posting?.shown.onBoard ? posting : null;
      const span = open && { first: dayFromNumber(open.slot.first), last: dayFromNumber(open.slot.last) };
      const [clashes] = await this.clashes.of(tx, personId, span ? [{ span, base: shown.baseId }] : []);
      return jobFit(terms, facts ?? null, open, clashes ?? []);
    });
  }
}
