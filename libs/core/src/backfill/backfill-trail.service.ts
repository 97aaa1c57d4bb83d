import { Injectable } from '@nestjs/common';
import { AuditRepository, NoticeRepository, SlotScope, Tx } from '@callboard/database';
import type { Day } from '@callboard/domain';
import { Events } from '../kernel/events.service';
import { Notifier } from '../notification/notifier.service';
import { droppedOut } from '../notification/refill-notices';

/** What the refilling of a place leaves behind for people to read, beside its life cycle. */
@Injectable()
export class BackfillTrail {
  constructor(
    private readonly audit: AuditRepository,
    private readonly events: Events,
    private readonly facts: NoticeRepository,
    private readonly notifier: Notifier,
  ) {}

  /** A backfill has begun; whoever runs the shoot is told who cannot come. */
  async begun(
    tx: Tx,
    scope: { readonly companyId: string; readonly shootId: string },
    id: string,
    slotId: string,
  ): Promise<void> {
    const subject = { subjectType: 'backfill', subjectId: id, ...scope };
    await this.audit.append(tx, [{ action: 'backfill.begin', ...subject, after: { slotId } }]);
    for (const notice of await this.facts.backfills(tx, [id])) {
      const told = droppedOut(notice);
      if (told) await this.notifier.tellProducers(tx, told.companyId, told.telling);
    }
    this.moved(tx, scope.shootId, id);
  }

  /** Days of an open place have passed. */
  async trimmed(tx: Tx, { slotId, shootId }: SlotScope, left: readonly Day[]): Promise<void> {
    await this.audit.append(tx, [
      { action: 'slot.trim', subjectType: 'slot', subjectId: slotId, companyId: null, shootId, after: { days: left } },
    ]);
  }

  /** A producer has changed how it goes on. */
  async steered(
    tx: Tx,
    scope: { readonly companyId: string; readonly shootId: string },
    id: string,
    step: 'skip' | 'widen',
    after: Readonly<Record<string, unknown>> = {},
  ): Promise<void> {
    await this.audit.append(tx, [
      { action: `backfill.${step}`, subjectType: 'backfill', subjectId: id, ...scope, after },
    ]);
    this.moved(tx, scope.shootId, id);
  }

  moved(tx: Tx, shootId: string, id: string): void {
    this.events.live(tx, 'backfill', id, [`shoot:${shootId}`]);
  }
}
