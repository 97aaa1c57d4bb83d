import { Injectable } from '@nestjs/common';
import { AuditRepository, ShootScope, Tx } from '@callboard/database';
import { Events } from '../kernel/events.service';

/** The trail of edits that are no step of a life cycle. */
@Injectable()
export class PostingTrail {
  constructor(
    private readonly audit: AuditRepository,
    private readonly events: Events,
  ) {}

  async note(
    tx: Tx,
    action: string,
    shoot: ShootScope,
    postingId: string,
    after: Record<string, unknown>,
  ): Promise<void> {
    await this.audit.append(tx, [
      { action, subjectType: 'posting', subjectId: postingId, companyId: shoot.companyId, shootId: shoot.id, after },
    ]);
    this.tell(tx, shoot, postingId);
  }

  /** Tells those who look at the shoot that the posting has changed. */
  tell(tx: Tx, shoot: ShootScope, postingId: string): void {
    this.events.live(tx, 'posting', postingId, [`shoot:${shoot.id}`]);
  }
}
