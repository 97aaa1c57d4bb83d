import { z } from 'zod';

/** Accounts to try the product with: one a role, all with the same password; none where there is no demo. */
export const demoAccounts = z
  .object({
    items: z.array(z.object({ roleZh: z.string(), roleEn: z.string(), login: z.string(), password: z.string() })),
  })
  .meta({ id: 'DemoAccounts' });
