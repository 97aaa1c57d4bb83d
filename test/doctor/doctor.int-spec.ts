import { examine, Finding, findingLine, INVARIANTS, Patient } from '@callboard/database';
import { newId } from '@callboard/domain';
import { createTestDatabase, HiringStage, TestDatabase, writeStagedTrail } from '@callboard/testing';
import { Client } from 'pg';

/** Rows of a healthy database, by what they are to the corruptions below. */
interface World {
  /** A booking of one person, and one of another three days later at another base. */
  early: string;
  late: string;
  /** A third person's, in the days of the early one. */
  beside: string;
  offered: { slot: string; offer: string; shoot: string; posting: string };
  application: string;
  cancelled: { booking: string; cancellation: string };
  openSlot: string;
  backfill: string;
  outbox: string;
}

let database: TestDatabase;
let client: Client;
let world: World;

beforeAll(async () => {
  database = await createTestDatabase();
  const stage = await HiringStage.open(database);
  world = await build(stage);
  await stage.close();
  client = new Client({ connectionString: database.superuserUrl });
  await client.connect();
});
afterAll(async () => {
  await client?.end();
  await database?.drop();
});

async function build(stage: HiringStage): Promise<World> {
  const [one, two, three, asked, applicant, left] = await stage.people(6);
  const early = await stage.bookingElsewhere(one!.personId, 20, 22);
  const late = await stage.bookingElsewhere(two!.personId, 23, 25, 'chengdu');
  const beside = await stage.bookingElsewhere(three!.personId, 21, 24);
  const gone = await stage.bookingElsewhere(left!.personId, 40, 42);
  const posting = await stage.posting(await stage.shoot(await stage.producer()), { count: 2 });
  const { postingId, slotIds, shoot } = posting;
  const [offer] = await stage.offers([{ posting, slotId: slotIds[0]!, personId: asked!.personId }]);
  const application = await stage.application(posting, applicant!.personId);
  const [cancellation, backfill, outbox] = [newId(), newId(), newId()];
  await stage.rows(`UPDATE booking SET state = 'cancelled_by_company', ended_at = now() WHERE id = $1`, [gone]);
  await stage.rows(`UPDATE slot SET state = 'open' WHERE id = (SELECT slot_id FROM booking WHERE id = $1)`, [gone]);
  await stage.rows(
    `INSERT INTO cancellation (id, booking_id, shoot_id, person_id, kind, reason, first_lost_day, lost_days, worked_days,
                               late, counted, owed_fen, owed_rule)
     SELECT $1, id, shoot_id, person_id, 'company', 'plans', lower(span), 3, 0, true, false, pay_fen, 'first_day'
     FROM booking WHERE id = $2`,
    [cancellation, gone],
  );
  await stage.rows(
    `INSERT INTO backfill (id, slot_id, posting_id, shoot_id, cause) VALUES ($1, $2, $3, $4, 'by_hand')`,
    [backfill, slotIds[1], postingId, shoot.shootId],
  );
  await stage.rows(
    `INSERT INTO outbox (id, event, job, payload, dedupe_key) VALUES ($1, 'test', 'worker.heartbeat', '{}', 'test')`,
    [outbox],
  );
  await writeStagedTrail(stage);
  return {
    early,
    late,
    beside,
    offered: { slot: slotIds[0]!, offer: offer!, shoot: shoot.shootId, posting: postingId },
    application,
    cancelled: { booking: gone, cancellation },
    openSlot: slotIds[1]!,
    backfill,
    outbox,
  };
}

/** Puts a row in another state, with a line in the trail as if it had gone there. */
async function step(kind: string, id: string, to: string, patch = ''): Promise<void> {
  const { rows } = await client.query<{ state: string }>(`SELECT state FROM ${kind} WHERE id = $1`, [id]);
  await client.query(`UPDATE ${kind} SET state = $2 ${patch} WHERE id = $1`, [id, to]);
  await client.query(
    `INSERT INTO audit_entry (id, actor_kind, action, subject_type, subject_id, before, after)
     VALUES ($1, 'system', 'test', $2, $3, $4, $5)`,
    [newId(), kind, id, { state: rows[0]!.state }, { state: to }],
  );
}

const run = (text: string, ...params: unknown[]): Promise<unknown> => client.query(text, params);
const unguarded = (table: string, ...constraints: string[]): Promise<unknown> =>
  run(constraints.map((name) => `ALTER TABLE ${table} DROP CONSTRAINT ${name}`).join('; '));

/** Gives a booking, with the offer that it comes from, to the person of another. */
async function giveTo(booking: string, other: string): Promise<void> {
  const person = `(SELECT person_id FROM booking WHERE id = $2)`;
  await run(
    `UPDATE offer SET person_id = ${person} WHERE id = (SELECT offer_id FROM booking WHERE id = $1)`,
    booking,
    other,
  );
  await run(`UPDATE booking SET person_id = ${person} WHERE id = $1`, booking, other);
}

/** Writes down that the late booking may leave out rest after the early one. */
async function allowGap(
  override: { readonly free?: number; readonly consented?: boolean; readonly other?: string } = {},
): Promise<void> {
  const row = { free: 0, consented: true, other: world.early, ...override };
  await run(
    `INSERT INTO gap_override (id, offer_id, person_id, shoot_id, other_booking_id, rest_days, travel_days, free_days, reason,
                               allowed_by, consented_at, booking_id)
     SELECT gen_random_uuid(), b.offer_id, b.person_id, b.shoot_id, $2, 3, $3, $3, '演员档期只有这几天',
            (SELECT id FROM account LIMIT 1), CASE WHEN $4 THEN now() END, CASE WHEN $4 THEN b.id END
     FROM booking b WHERE b.id = $1`,
    world.late,
    row.other,
    row.free,
    row.consented,
  );
}

/** Lets a thing be in a state that its life cycle does not know, the trail included. */
async function limbo(kind: string, id: string): Promise<void> {
  await unguarded(kind, `${kind}_state_check`);
  await step(kind, id, 'limbo');
}

/** Takes one step of a kind of thing out of the trail. */
async function forgetStep(kind: string): Promise<void> {
  await run('ALTER TABLE audit_entry DISABLE TRIGGER ALL');
  await run(
    `DELETE FROM audit_entry WHERE id = (SELECT min(id::text)::uuid FROM audit_entry WHERE subject_type = $1 AND after ? 'state')`,
    kind,
  );
}

/** The shoot, posting or place of a booking. */
async function of(part: 'shoot' | 'posting' | 'slot', booking: string): Promise<string> {
  const { rows } = await client.query<Record<string, string>>(
    `SELECT b.shoot_id AS shoot, b.slot_id AS slot, s.posting_id AS posting
     FROM booking b JOIN slot s ON s.id = b.slot_id WHERE b.id = $1`,
    [booking],
  );
  return rows[0]![part]!;
}

/** Somebody is on hold for the open place. */
async function putHold(state: string): Promise<void> {
  await run(
    `INSERT INTO hold (id, slot_id, posting_id, shoot_id, company_id, person_id, span, state, expires_at, created_by)
     SELECT gen_random_uuid(), s.id, s.posting_id, s.shoot_id, h.company_id, q.person_id, s.span, $2, now() + interval '1 day',
            (SELECT id FROM account LIMIT 1)
     FROM slot s JOIN shoot h ON h.id = s.shoot_id, application q WHERE s.id = $1`,
    world.openSlot,
    state,
  );
}

/** Somebody stands by in the shoot whose booking was called off. */
async function putReserve(state: string): Promise<void> {
  await run(
    `INSERT INTO reserve (id, posting_id, shoot_id, person_id, state)
     SELECT gen_random_uuid(), s.posting_id, s.shoot_id, q.person_id, $2
     FROM booking b JOIN slot s ON s.id = b.slot_id, application q WHERE b.id = $1`,
    world.cancelled.booking,
    state,
  );
}

/** For each invariant what breaks it and no other. A new invariant without a line here fails the first test. */
const CORRUPTIONS: Readonly<Record<string, () => Promise<unknown>>> = {
  'person.overlap': async () => {
    await unguarded('booking', 'booking_no_overlap');
    await giveTo(world.beside, world.early);
  },
  'person.gap': () => giveTo(world.late, world.early),
  'gap.consent': async () => {
    await allowGap();
    // Agreed to, and for another offer than the one that became the booking.
    await run('UPDATE gap_override SET offer_id = $1', world.offered.offer);
  },
  'slot.twice': async () => {
    await run('DROP INDEX booking_slot_key');
    const slot = `(SELECT slot_id FROM booking WHERE id = $2)`;
    await run(
      `UPDATE booking SET slot_id = ${slot}, shoot_id = (SELECT shoot_id FROM booking WHERE id = $2),
      span = (SELECT span FROM booking WHERE id = $2), paid_days = 3 WHERE id = $1`,
      world.beside,
      world.early,
    );
    await run(
      `UPDATE offer o SET slot_id = b.slot_id, shoot_id = b.shoot_id FROM booking b
      WHERE b.offer_id = o.id AND b.id = $1`,
      world.beside,
    );
    const { rows } = await client.query<{ id: string }>(
      `SELECT id FROM slot s WHERE state = 'booked' AND NOT EXISTS (SELECT FROM booking b WHERE b.slot_id = s.id)`,
    );
    for (const { id } of rows) await step('slot', id, 'open');
  },
  'booking.offer': () =>
    run(`UPDATE booking SET person_id = (SELECT person_id FROM application LIMIT 1) WHERE id = $1`, world.early),
  'offer.booked': async () => {
    await step('offer', world.offered.offer, 'accepted');
    await step('slot', world.offered.slot, 'open');
  },
  'slot.booked': async () => {
    await step('booking', world.early, 'cancelled_by_person');
    await run(
      `INSERT INTO cancellation (id, booking_id, shoot_id, person_id, kind, reason, first_lost_day, lost_days,
                                 worked_days, late, counted)
       SELECT gen_random_uuid(), id, shoot_id, person_id, 'person', 'other', lower(span), 3, 0, false, false
       FROM booking WHERE id = $1`,
      world.early,
    );
  },
  'slot.offered': () => step('slot', world.offered.slot, 'open'),
  'booking.days': () => run('UPDATE booking SET paid_days = paid_days + 1 WHERE id = $1', world.early),
  'offer.live': async () => {
    await step('application', world.application, 'closed', `, closed_reason = 'shoot_cancelled'`);
    await step('backfill', world.backfill, 'stopped', ', finished_at = now()');
    await step('shoot', world.offered.shoot, 'cancelled');
  },
  'application.left': () => step('posting', world.offered.posting, 'closed'),
  'booking.ended': async () => {
    const { rows } = await client.query<{ id: string }>('SELECT shoot_id AS id FROM booking WHERE id = $1', [
      world.late,
    ]);
    await step('shoot', rows[0]!.id, 'wrapped');
  },
  'hold.live': async () => {
    await step('backfill', world.backfill, 'stopped', ', finished_at = now()');
    await putHold('active');
    await step('slot', world.openSlot, 'cancelled');
  },
  'reserve.live': async () => {
    await putReserve('live');
    await step('shoot', await of('shoot', world.cancelled.booking), 'cancelled');
  },
  'block.kept': () =>
    run(
      `INSERT INTO block (id, person_id, company_id, by_side, made_by, created_at)
       SELECT gen_random_uuid(), o.person_id, h.company_id, 'company', (SELECT id FROM account LIMIT 1),
              o.created_at - interval '1 minute'
       FROM offer o JOIN shoot h ON h.id = o.shoot_id WHERE o.id = $1`,
      world.offered.offer,
    ),
  'announcement.heard': () =>
    run(
      `INSERT INTO announcement (id, shoot_id, author_id, text)
       SELECT gen_random_uuid(), b.shoot_id, a.id, '集合' FROM booking b, account a WHERE b.id = $1 LIMIT 1`,
      world.cancelled.booking,
    ),
  'state.hold': async () => {
    await unguarded('hold', 'hold_ended_check');
    await putHold('active');
    const { rows } = await client.query<{ id: string }>('SELECT id FROM hold');
    await limbo('hold', rows[0]!.id);
  },
  'state.reserve': async () => {
    await unguarded('reserve', 'reserve_state_check', 'reserve_ended_check');
    await putReserve('limbo');
  },
  'backfill.live': () => step('slot', world.openSlot, 'cancelled'),
  'backfill.one': async () => {
    await run('DROP INDEX backfill_live_key');
    await run(
      `INSERT INTO backfill (id, slot_id, posting_id, shoot_id, cause)
       SELECT gen_random_uuid(), slot_id, posting_id, shoot_id, cause FROM backfill`,
    );
  },
  'backfill.filled': () =>
    step(
      'backfill',
      world.backfill,
      'filled',
      `, finished_at = now(), offer_id = (SELECT min(offer_id::text)::uuid FROM booking)`,
    ),
  'cancellation.written': async () => {
    await run('UPDATE backfill SET cancellation_id = NULL');
    await run('DELETE FROM cancellation');
  },
  'cancellation.booking': async () => {
    await step('booking', world.cancelled.booking, 'confirmed');
    const { rows } = await client.query<{ id: string }>('SELECT slot_id AS id FROM booking WHERE id = $1', [
      world.cancelled.booking,
    ]);
    await step('slot', rows[0]!.id, 'booked');
  },
  'attendance.confirmed': () =>
    run(`INSERT INTO attendance (booking_id, confirmed_at) VALUES ('${world.early}', now())`),
  'attendance.silent': () =>
    run(`INSERT INTO attendance (booking_id, asked_at, silent_at)
      VALUES ('${world.early}', now(), now() + interval '1 hour')`),
  'state.account': async () => {
    await unguarded('account', 'account_state_check');
    await run(`UPDATE account SET state = 'limbo'`);
  },
  'state.company': async () => {
    await unguarded('company', 'company_state_check');
    await run(`UPDATE company SET state = 'limbo'`);
  },
  'state.shoot': async () => limbo('shoot', await of('shoot', world.early)),
  'state.posting': async () => limbo('posting', await of('posting', world.early)),
  'state.slot': () => limbo('slot', world.openSlot),
  'state.application': () => limbo('application', world.application),
  'state.proposal': async () => {
    await unguarded('proposal', 'proposal_state_check');
    await run(
      `WITH run AS (INSERT INTO match_run (id, shoot_id, weights_version, gap_policy_version)
                    VALUES (gen_random_uuid(), $1, 1, 1) RETURNING id)
       INSERT INTO proposal (id, run_id, shoot_id, slot_id, person_id, state, score, pay_fen, terms, runners_up)
       SELECT gen_random_uuid(), run.id, q.shoot_id, $2, q.person_id, 'limbo', 1, 1, '[]', '[]' FROM run, application q`,
      world.offered.shoot,
      world.openSlot,
    );
  },
  'state.offer': async () => {
    await limbo('offer', world.offered.offer);
    await step('slot', world.offered.slot, 'open');
  },
  'state.booking': () => limbo('booking', world.cancelled.booking),
  'state.matchRun': async () => {
    await unguarded('match_run', 'match_run_state_check');
    await run(
      `INSERT INTO match_run (id, shoot_id, state, weights_version, gap_policy_version)
       VALUES (gen_random_uuid(), $1, 'limbo', 1, 1)`,
      world.offered.shoot,
    );
  },
  'state.backfill': () => limbo('backfill', world.backfill),
  'outbox.overdue': () => run(`UPDATE outbox SET due_at = now() - interval '2 minutes' WHERE id = $1`, world.outbox),
  'outbox.failed': () => run(`UPDATE outbox SET state = 'failed' WHERE id = $1`, world.outbox),
  'audit.shoot': () => forgetStep('shoot'),
  'audit.posting': () => forgetStep('posting'),
  'audit.slot': () => forgetStep('slot'),
  'audit.application': () => run(`UPDATE application SET state = 'shortlisted'`),
  'audit.offer': () => forgetStep('offer'),
  'audit.booking': () => forgetStep('booking'),
  'audit.hold': async () => {
    await putHold('active');
    await run(`UPDATE hold SET state = 'expired', ended_at = now()`);
  },
  'audit.backfill': () => run(`UPDATE backfill SET state = 'paused'`),
  'audit.made': async () => {
    await run('ALTER TABLE audit_entry DISABLE TRIGGER ALL');
    await run(`DELETE FROM audit_entry WHERE action = 'booking.make' AND subject_id = $1`, world.early);
  },
  'money.offer': () =>
    run(`UPDATE offer SET terms = jsonb_set(terms, '{totalFen}', '1') WHERE id = $1`, world.offered.offer),
  'money.booking': () => run('UPDATE booking SET pay_fen = pay_fen + 1 WHERE id = $1', world.early),
  'money.counter': () => run('UPDATE offer SET revision = 2 WHERE id = $1', world.offered.offer),
  'offer.counter': () =>
    run(
      `INSERT INTO audit_entry (id, actor_kind, action, subject_type, subject_id)
       SELECT gen_random_uuid(), 'system', 'offer.counter', 'offer', $1 FROM generate_series(1, 2)`,
      world.offered.offer,
    ),
  'money.owed': () => run('UPDATE cancellation SET owed_fen = owed_fen + 1'),
  'money.negative': async () => {
    await unguarded('profile', 'profile_pay_floor_check');
    await run('UPDATE profile SET pay_floor_fen = -1');
  },
};

/** The doctor inside of a transaction that is taken back afterwards. */
const patient: Patient = {
  query: (text, params) =>
    /^(BEGIN|ROLLBACK)/.test(text) ? Promise.resolve({ rows: [] }) : client.query(text, params ?? []),
};

const broken = (findings: readonly Finding[]): Finding[] => findings.filter(({ count }) => (count ?? 0) > 0);

it('finds nothing in a healthy database, and looks at everything that it keeps', async () => {
  const findings = await examine(client);
  expect(broken(findings).map(findingLine)).toEqual([]);
  const unseen = findings.filter(({ count }) => count === null).map(({ invariant }) => invariant.name);
  expect(unseen).toEqual([]);
});

it('has a corruption below for every invariant', () => {
  const names = INVARIANTS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect([...names].sort()).toEqual(Object.keys(CORRUPTIONS).sort());
});

it.each(Object.keys(CORRUPTIONS))('%s goes red, and nothing else, when it is broken', async (name) => {
  await client.query('BEGIN');
  try {
    await CORRUPTIONS[name]!();
    const found = broken(await examine(patient));
    expect(found.map(({ invariant }) => invariant.name)).toEqual([name]);
    expect(findingLine(found[0]!)).toMatch(/^[✗!].* [1-9]\d*, for example [0-9a-f-]{36}$/);
  } finally {
    await client.query('ROLLBACK');
  }
});

describe('rest that is missing between two bookings', () => {
  /** One day of rest is missing between the early and the late booking, and no way. */
  const tired = async (): Promise<void> => {
    await giveTo(world.late, world.early);
    await run(`UPDATE booking SET base_id = 'hengdian' WHERE id = $1`, world.late);
    await run('UPDATE booking SET night_run = 3 WHERE id = $1', world.early);
  };

  it.each<[string, string[], () => Promise<void>]>([
    ['without anybody having allowed it', ['person.gap'], () => Promise.resolve()],
    ['allowed and agreed to', [], () => allowGap()],
    ['allowed, and she did not agree', ['person.gap'], () => allowGap({ consented: false })],
    ['agreed to beside other work', ['person.gap'], () => allowGap({ other: world.beside })],
    ['agreed to with more days free', ['person.gap'], () => allowGap({ free: 1 })],
    [
      'agreed to, and the journey has no day',
      ['person.gap'],
      async () => {
        await allowGap();
        await run(`UPDATE booking SET base_id = 'chengdu' WHERE id = $1`, world.late);
      },
    ],
  ])('%s', async (_, ills, make) => {
    await client.query('BEGIN');
    try {
      await tired();
      await make();
      const found = broken(await examine(patient));
      expect(found.map(({ invariant }) => invariant.name)).toEqual(ills);
    } finally {
      await client.query('ROLLBACK');
    }
  });
});
