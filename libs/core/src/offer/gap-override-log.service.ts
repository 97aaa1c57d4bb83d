import { Injectable } from '@nestjs/common';
import { GapOverrideRepository, GapOverrideRow, Transactions } from '@callboard/database';
import { Access } from '../access/access.service';
import { Call, contextOf } from '../kernel/actor';
import { Page, pageById, PageRequest } from '../kernel/page';
import { missingRestDays } from '../matching/candidate-check';

/** A line of the log with the days of earned rest that are missing. */
export type GapOverrideLine = GapOverrideRow & { readonly missingDays: number };

/** What the company that asked reads of a line: nothing of the work that it lies beside. */
export type ShootGapOverride = Pick<
  GapOverrideLine,
  | ('id' | 'offerId' | 'bookingId' | 'personId' | 'displayName' | 'roleId' | 'department')
  | ('missingDays' | 'reason' | 'allowedByName' | 'createdAt' | 'consentedAt')
>;

/** The log of earned rest that was given up, for those who may read it. */
@Injectable()
export class GapOverrideLog {
  constructor(
    private readonly transactions: Transactions,
    private readonly access: Access,
    private readonly overrides: GapOverrideRepository,
  ) {}

  /** Of a shoot, for those who send its offers; the latest first. */
  async ofShoot(call: Call, shootId: string, wish: PageRequest): Promise<Page<ShootGapOverride>> {
    return this.transactions.read(contextOf(call), async (tx) => {
      await this.access.shoot(tx, call.actor, shootId, 'offer.send');
      const page = await pageById(wish, (after, limit) =>
        this.overrides.list(tx, { shootId, after: after ?? null, limit }),
      );
      return { ...page, items: page.items.map((row) => ofCompany(lineOf(row))) };
    });
  }

  /** Of all companies, for the platform's own people; the latest first. */
  async all(call: Call, wish: PageRequest): Promise<Page<GapOverrideLine>> {
    this.access.platform(call.actor, 'admin.read');
    return this.transactions.read(contextOf(call), async (tx) => {
      const page = await pageById(wish, (after, limit) =>
        this.overrides.list(tx, { shootId: null, after: after ?? null, limit }),
      );
      return { ...page, items: page.items.map(lineOf) };
    });
  }
}

function lineOf(row: GapOverrideRow): GapOverrideLine {
  return { ...row, missingDays: missingRestDays(row) };
}

function ofCompany(line: GapOverrideLine): ShootGapOverride {
  const { id, offerId, bookingId, personId, displayName, roleId, department } = line;
  const { missingDays, reason, allowedByName, createdAt, consentedAt } = line;
  return {
    ...{ id, offerId, bookingId, personId, displayName, roleId, department },
    ...{ missingDays, reason, allowedByName, createdAt, consentedAt },
  };
}
