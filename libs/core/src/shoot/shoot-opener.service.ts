import { Injectable } from '@nestjs/common';
import { PostingRecord, PostingRepository, ShootRepository, Tx } from '@callboard/database';
import { Events } from '../kernel/events.service';
import { LifeCycles } from '../kernel/lifecycle.service';
import { withoutPay } from './publishable';

/** A shoot whose row is locked. */
export interface LockedShoot {
  readonly id: string;
  readonly companyId: string;
  readonly version: number;
}

/** Opens shoots: at once for a verified company, after its verification for another. */
@Injectable()
export class ShootOpener {
  constructor(
    private readonly shoots: ShootRepository,
    private readonly postings: PostingRepository,
    private readonly cycles: LifeCycles,
    private readonly events: Events,
  ) {}

  /** Opens a shoot and puts its draft postings on the board. The caller has checked that all of them say their pay. */
  async open(tx: Tx, shoot: LockedShoot, postings: readonly PostingRecord[]): Promise<void> {
    const scope = { companyId: shoot.companyId, shootId: shoot.id };
    await this.cycles.move(tx, 'shoot', 'open', shoot.id, {
      ...scope,
      patch: { published_at: 'now', version: shoot.version + 1 },
      events: () => [{ name: 'shoot.published', payload: { shootId: shoot.id } }],
    });
    const drafts = postings.filter((posting) => posting.state === 'draft').map((posting) => posting.id);
    await this.cycles.moveMany(tx, 'posting', 'publish', drafts, { ...scope, patch: { published_at: 'now' } });
    this.events.live(tx, 'shoot', shoot.id, [`shoot:${shoot.id}`, 'admin']);
  }

  /** Lets a shoot wait until its company is verified. */
  async submit(tx: Tx, shoot: LockedShoot): Promise<void> {
    await this.cycles.move(tx, 'shoot', 'submit', shoot.id, {
      companyId: shoot.companyId,
      shootId: shoot.id,
      patch: { version: shoot.version + 1 },
    });
    this.events.live(tx, 'shoot', shoot.id, [`shoot:${shoot.id}`, 'admin']);
  }

  /**
   * Opens the shoots of a company that waited for its verification. What cannot be public any more, as its first
   * shooting day has passed or its postings no longer say their pay, goes back to its producer as a draft.
   * @returns ids of the opened shoots and of those sent back
   */
  async openReviewedShoots(tx: Tx, companyId: string): Promise<{ opened: string[]; sentBack: string[] }> {
    const [opened, sentBack]: [string[], string[]] = [[], []];
    for (const shoot of await this.shoots.lockOfCompany(tx, companyId, 'in_review')) {
      const postings = await this.postings.lockOfShoot(tx, shoot.id);
      const ready = postings.length > 0 && withoutPay(postings).length === 0;
      if (ready && shoot.firstShootingDay >= shoot.today) {
        await this.open(tx, { ...shoot, companyId }, postings);
        opened.push(shoot.id);
      } else {
        const patch = { version: shoot.version + 1 };
        await this.cycles.move(tx, 'shoot', 'sendBack', shoot.id, { companyId, shootId: shoot.id, patch });
        this.events.live(tx, 'shoot', shoot.id, [`shoot:${shoot.id}`]);
        sentBack.push(shoot.id);
      }
    }
    return { opened, sentBack };
  }
}
