import { Injectable } from '@nestjs/common';
import { SeedRepository, systemContext, Transactions } from '@callboard/database';
import { DEMO_LOGINS, DemoAccount } from './demo-accounts';

/** Says whether this is a demo. */
@Injectable()
export class DemoService {
  constructor(
    private readonly transactions: Transactions,
    private readonly rows: SeedRepository,
  ) {}

  /** The demo accounts with their password where the demo market was seeded, else none. */
  async accounts(): Promise<readonly DemoAccount[]> {
    const demo = await this.transactions.read(systemContext(), (tx) => this.rows.hasDemo(tx));
    return demo ? DEMO_LOGINS : [];
  }
}
