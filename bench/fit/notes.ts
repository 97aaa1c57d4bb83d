import { withClient } from '@callboard/testing';
import type { Client } from 'pg';

const ROUNDS = 300;
/** The tables that an acceptance writes, as far as notes are taken of them. */
const TABLES = ['offer', 'slot', 'booking', 'application'] as const;

/** The writes of an acceptance, on rows that are there, and undone again. */
async function accept(client: Client, offerId: string): Promise<number> {
  await client.query('BEGIN');
  const started = performance.now();
  await client.query(`UPDATE offer SET state = 'accepted', answered_at = now() WHERE id = $1`, [offerId]);
  await client.query(`UPDATE slot SET state = 'booked' WHERE id = (SELECT slot_id FROM offer WHERE id = $1)`, [
    offerId,
  ]);
  await client.query(`UPDATE booking SET state = 'confirmed' WHERE offer_id = $1`, [offerId]);
  await client.query(
    `UPDATE application a SET state = 'hired' FROM offer o WHERE o.id = $1 AND a.posting_id = o.posting_id
       AND a.person_id = o.person_id`,
    [offerId],
  );
  await client.query('COMMIT');
  return performance.now() - started;
}

async function median(client: Client, offers: readonly string[]): Promise<number> {
  const taken: number[] = [];
  for (const id of offers) taken.push(await accept(client, id));
  return Math.round(taken.sort((a, b) => a - b)[taken.length >> 1]! * 1_000) / 1_000;
}

/** Milliseconds that the writes of an acceptance take with the notes of changes and without, the median of each. */
export async function costOfNotes(ownerUrl: string): Promise<{ withNotesMs: number; withoutNotesMs: number }> {
  return withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ id: string }>('SELECT id FROM offer ORDER BY md5(id::text) LIMIT $1', [
      ROUNDS,
    ]);
    const offers = rows.map(({ id }) => id);
    const turn = async (on: boolean): Promise<void> => {
      for (const table of TABLES) {
        await client.query(`ALTER TABLE ${table} ${on ? 'ENABLE' : 'DISABLE'} TRIGGER ${table}_note_update`);
      }
    };
    await median(client, offers);
    const withNotesMs = await median(client, offers);
    await turn(false);
    const withoutNotesMs = await median(client, offers);
    await turn(true);
    return { withNotesMs, withoutNotesMs };
  });
}
