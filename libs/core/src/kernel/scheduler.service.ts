import { Injectable } from '@nestjs/common';
import { periodOf, SCHEDULE_NAMES } from '@callboard/contracts/jobs';
import { systemContext, SystemRepository, Transactions } from '@callboard/database';
import { newId } from '@callboard/domain';
import { Events } from './events.service';
import { OutboxWork, WorkTicket } from './outbox-work.service';

/** What happens by the clock: ticks of schedules and heartbeats. The database's clock decides. */
@Injectable()
export class Scheduler {
  constructor(
    private readonly transactions: Transactions,
    private readonly system: SystemRepository,
    private readonly events: Events,
    private readonly work: OutboxWork,
  ) {}

  /** Ticks every schedule whose present period has not been; any number of workers may call it. */
  async tick(): Promise<void> {
    await this.transactions.run(systemContext(), async (tx) => {
      const now = await this.system.now(tx);
      for (const schedule of SCHEDULE_NAMES) {
        const period = periodOf(schedule, now);
        if (!(await this.system.tick(tx, schedule, period))) continue;
        await this.events.emit(tx, [{ name: 'schedule.ticked', payload: { schedule, period } }]);
      }
    });
  }

  /** Sends a heartbeat through outbox and queue; a worker answers it. */
  async requestHeartbeat(): Promise<void> {
    await this.transactions.run(systemContext(), async (tx) => {
      const heartbeatId = newId();
      await this.system.requestHeartbeat(tx, heartbeatId);
      await this.events.emit(tx, [{ name: 'heartbeat.requested', payload: { heartbeatId } }]);
    });
  }

  async answerHeartbeat(ticket: WorkTicket, heartbeatId: string): Promise<void> {
    await this.work.once(ticket, (tx) => this.system.answerHeartbeat(tx, heartbeatId));
  }
}
