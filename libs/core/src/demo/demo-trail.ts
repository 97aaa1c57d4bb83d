import { AuditRecord, AuditRepository, SeedRepository, Tx } from '@callboard/database';
import { lifeCycles } from '@callboard/domain';

type Row = Readonly<Record<string, unknown>>;

/** What leaves a line in the trail when somebody makes it, and under which name. */
const MADE = { application: 'application.submit', booking: 'booking.make' } as const;

/** The tables of what moves through a shoot's life cycles. */
type TrailedTable = 'shoot' | 'posting' | 'slot' | 'application' | 'offer' | 'booking';

/**
 * Inserts rows of a demo shoot with the lines that they would have left in the trail: that they were made, where that is
 * told, and one step from the first state of their life cycle to the one that they are put in.
 */
export async function insertTrailed(
  tx: Tx,
  seed: SeedRepository,
  table: TrailedTable,
  rows: readonly Row[],
  scope: { readonly companyId: string; readonly shootId: string },
): Promise<void> {
  await seed.insert(tx, table, rows);
  const { initial } = lifeCycles[table];
  const lines = rows.flatMap((row): AuditRecord[] => {
    const subject = { subjectType: table, subjectId: String(row.id), ...scope };
    const made = table === 'application' || table === 'booking' ? [{ action: MADE[table], ...subject }] : [];
    if (row.state === initial) return made;
    return [...made, { action: 'demo.seed', ...subject, before: { state: initial }, after: { state: row.state } }];
  });
  await new AuditRepository().append(tx, lines);
}
