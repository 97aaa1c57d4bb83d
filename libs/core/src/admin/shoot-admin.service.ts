import { Injectable } from '@nestjs/common';
import { AdminShootRepository, AdminShootRow, Transactions } from '@callboard/database';
import type { StateOf } from '@callboard/domain';
import { Access } from '../access/access.service';
import { Call, contextOf } from '../kernel/actor';
import { Page, pageById, PageRequest } from '../kernel/page';

/** Which shoots of the list are asked for. */
export interface AdminShootWish extends PageRequest {
  /** Part of the name of a shoot or a company. */
  readonly q?: string | undefined;
  readonly state?: StateOf<'shoot'> | undefined;
}

/** All shoots of all companies, for the platform's own people. */
@Injectable()
export class ShootAdmin {
  constructor(
    private readonly transactions: Transactions,
    private readonly access: Access,
    private readonly shoots: AdminShootRepository,
  ) {}

  /** Shoots by name of shoot or company and by state, the latest first, with how many places are filled. */
  async list(call: Call, wish: AdminShootWish): Promise<Page<AdminShootRow>> {
    this.access.platform(call.actor, 'admin.read');
    return this.transactions.read(contextOf(call), (tx) =>
      pageById(wish, (after, limit) =>
        this.shoots.shoots(tx, { q: wish.q ?? null, state: wish.state ?? null, after: after ?? null, limit }),
      ),
    );
  }
}
