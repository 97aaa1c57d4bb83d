import { MarketBuilder, MatchingInputError } from '@callboard/matching';
import { MarketReply, MarketRequest, packNames } from './market-message';
import { sharedMemory } from './shared-memory';

/** Lays a market out in shared memory, row by row as they come: the thread's half of `MarketThread`. */
export class MarketLayout {
  private builder: MarketBuilder | null = null;
  private failed = false;

  constructor(private readonly reply: (message: MarketReply) => void) {}

  take(request: MarketRequest): void {
    if (this.failed) return;
    try {
      this.step(request);
    } catch (error) {
      this.failed = true;
      if (error instanceof MatchingInputError) {
        this.reply({ kind: 'marketInput', code: error.code, path: error.path, detail: error.detail });
      } else {
        this.reply({ kind: 'marketFailed', message: error instanceof Error ? error.message : String(error) });
      }
    }
  }

  private step(request: MarketRequest): void {
    if (request.kind === 'marketTerms') {
      this.builder = new MarketBuilder(request.terms, sharedMemory);
      return;
    }
    if (!this.builder) throw new Error('rows of a market came before its terms');
    if (request.kind === 'marketRows') {
      for (const person of request.rows.people ?? []) this.builder.addPerson(person);
      for (const slot of request.rows.slots ?? []) this.builder.addSlot(slot);
      for (const application of request.rows.applications ?? []) this.builder.addApplication(application);
      return;
    }
    const { names, ...market } = this.builder.build();
    this.builder = null;
    this.reply({ kind: 'market', market, names: packNames(names) });
  }
}
