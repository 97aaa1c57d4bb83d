import { newId, StateOf } from '@callboard/domain';
import { Sql } from './sql';

/** An offer for a slot as if it had been sent, with a day to answer; the slot is offered unless it is booked. */
export async function anOffer(
  sql: Sql,
  slotId: string,
  personId: string,
  options: { readonly payFen?: number; readonly state?: StateOf<'offer'> } = {},
): Promise<string> {
  const id = newId();
  await sql(
    `INSERT INTO offer (id, slot_id, posting_id, shoot_id, person_id, span, terms, reasons, pay_fen, state, expires_at,
                        sent_at)
     SELECT $1, l.id, l.posting_id, l.shoot_id, $3, l.span, '{"version": 3}', '{"kind": "direct"}', $4, $5, now() + interval '1 day', now()
     FROM slot l WHERE l.id = $2`,
    [id, slotId, personId, options.payFen ?? 60_000, options.state ?? 'sent'],
  );
  await sql(`UPDATE slot SET state = 'offered' WHERE id = $1 AND state = 'open'`, [slotId]);
  return id;
}

/** A booking of a slot, by an offer that was accepted; the slot is booked. */
export async function aBooking(
  sql: Sql,
  slotId: string,
  personId: string,
  options: { readonly payFen?: number } = {},
): Promise<string> {
  const id = newId();
  const offerId = await anOffer(sql, slotId, personId, { ...options, state: 'accepted' });
  await sql(
    `INSERT INTO booking (id, offer_id, slot_id, shoot_id, person_id, base_id, span, paid_days, pay_fen)
     SELECT $1, $2, l.id, l.shoot_id, $4, s.base_id, l.span, cardinality(l.days), $5
     FROM slot l JOIN shoot s ON s.id = l.shoot_id WHERE l.id = $3`,
    [id, offerId, slotId, personId, options.payFen ?? 60_000],
  );
  await sql(`UPDATE slot SET state = 'booked' WHERE id = $1`, [slotId]);
  return id;
}
