import { Injectable } from '@nestjs/common';
import { AccessRepository, Transactions, Tx } from '@callboard/database';
import { DomainError, isId } from '@callboard/domain';
import { Call, contextOf } from '../kernel/actor';
import { Access } from './access.service';

/** Decides which topics of the event stream a caller may watch. */
@Injectable()
export class LiveAccess {
  constructor(
    private readonly transactions: Transactions,
    private readonly rows: AccessRepository,
    private readonly access: Access,
  ) {}

  /**
   * Resolves what a caller asks to watch: `me`, `admin`, `shoot:<id>` or `run:<id>`. Throws `notFound` for what the
   * caller may not know of.
   * @returns topics as they are announced, `me` as `person:<id>`
   */
  async authorise(call: Call, topics: readonly string[]): Promise<string[]> {
    return this.transactions.read(contextOf(call), async (tx) => {
      const resolved: string[] = [];
      for (const topic of topics) resolved.push(await this.one(tx, call, topic));
      return resolved;
    });
  }

  private async one(tx: Tx, call: Call, topic: string): Promise<string> {
    if (topic === 'me') return `person:${call.actor.personId}`;
    if (topic === 'admin') {
      this.access.platform(call.actor, 'admin.read');
      return topic;
    }
    const [kind, id] = topic.split(':');
    if (!isId(id)) throw new DomainError('request.invalid', { fields: 'topics' });
    if (kind === 'shoot') await this.access.shoot(tx, call.actor, id, 'shoot.read');
    else if (kind === 'run') await this.run(tx, call, id);
    else throw new DomainError('request.invalid', { fields: 'topics' });
    return topic;
  }

  private async run(tx: Tx, call: Call, runId: string): Promise<void> {
    const run = await this.rows.scopeOfRun(tx, runId);
    if (!run) throw new DomainError('notFound');
    if (run.shootId === null) this.access.platform(call.actor, 'admin.read');
    else await this.access.shoot(tx, call.actor, run.shootId, 'match.read');
  }
}
