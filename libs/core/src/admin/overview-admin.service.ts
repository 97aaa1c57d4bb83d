import { Injectable } from '@nestjs/common';
import {
  AdminMatchRunRow,
  AdminOverviewRepository,
  HouseFigures,
  MarketFigures,
  Transactions,
} from '@callboard/database';
import type { StateOf } from '@callboard/domain';
import { Access } from '../access/access.service';
import { Call, contextOf } from '../kernel/actor';
import { Page, pageById, PageRequest } from '../kernel/page';

/** The market and what waits for the platform's own people. */
export type AdminOverview = MarketFigures & HouseFigures;

const URGENT_HOURS = 72;
const SCARCEST_ROLES = 10;
const FILLED_WITHIN_DAYS = 30;

/** The platform's look at the whole of the market. */
@Injectable()
export class OverviewAdmin {
  constructor(
    private readonly transactions: Transactions,
    private readonly access: Access,
    private readonly figures: AdminOverviewRepository,
  ) {}

  /** The figures of the control room, in two statements. */
  async overview(call: Call): Promise<AdminOverview> {
    this.access.platform(call.actor, 'admin.read');
    return this.transactions.read(contextOf(call), async (tx) => ({
      ...(await this.figures.market(tx, { urgentHours: URGENT_HOURS, roles: SCARCEST_ROLES })),
      ...(await this.figures.house(tx, FILLED_WITHIN_DAYS)),
    }));
  }

  /** Match runs of all shoots, the latest first. */
  async matchRuns(
    call: Call,
    wish: PageRequest & { readonly state?: StateOf<'matchRun'> | undefined },
  ): Promise<Page<AdminMatchRunRow>> {
    this.access.platform(call.actor, 'admin.read');
    return this.transactions.read(contextOf(call), (tx) =>
      pageById(wish, (after, limit) =>
        this.figures.matchRuns(tx, { state: wish.state ?? null, after: after ?? null, limit }),
      ),
    );
  }
}
