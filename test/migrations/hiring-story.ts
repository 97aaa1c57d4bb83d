import { newId } from '@callboard/domain';
import type { Client } from 'pg';

/** Writes one row at least into every table that holds what people did: a small story from a person to her booking. */
export async function writeHiringStory(client: Client): Promise<void> {
  const id = {
    person: newId(),
    account: newId(),
    company: newId(),
    production: newId(),
    shoot: newId(),
    posting: newId(),
    slot: newId(),
    run: newId(),
    proposal: newId(),
    offer: newId(),
    booking: newId(),
    cancellation: newId(),
    backfill: newId(),
    notification: newId(),
  };
  const insert = async (table: string, row: Record<string, unknown>): Promise<void> => {
    const columns = Object.keys(row);
    const places = columns.map((_, index) => `$${index + 1}`).join(', ');
    await client.query(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places})`, Object.values(row));
  };
  const bytes = Buffer.from('sealed');
  const [shoot, posting, slot, person] = [id.shoot, id.posting, id.slot, id.person];
  const place = { posting_id: posting, shoot_id: shoot };
  const span = '[2026-03-02,2026-03-09)';

  await insert('person', { id: person, handle: 'lin-01', display_name: '林小雨' });
  await insert('person_key', { person_id: person, wrapped_key: bytes, master_key_id: 'one' });
  await insert('person_contact', { person_id: person, kind: 'email', cipher: bytes, lookup: bytes });
  await insert('account', { id: id.account, person_id: person, password_hash: 'hash' });
  await insert('session', {
    id: newId(),
    account_id: id.account,
    kind: 'browser',
    token_version: 1,
    refresh_hash: bytes,
    expires_at: '2026-04-01T00:00:00Z',
  });
  await insert('login_failure', { bucket: 'a', failures: 1, window_start: '2026-01-01T00:00:00Z' });
  await insert('profile', { person_id: person, home_base: 'hengdian', pay_floor_fen: 30_000 });
  await insert('person_role', { person_id: person, role_id: 'focus-puller', level: 3 });
  await insert('availability', { id: newId(), person_id: person, span, state: 'free' });
  await insert('company', { id: id.company, name: '东阳影视', state: 'verified' });
  await insert('membership', { company_id: id.company, account_id: id.account, role: 'owner' });
  await insert('production', {
    id: id.production,
    company_id: id.company,
    title: '逆袭',
    genre: 'modern',
    episodes: 80,
  });
  await insert('shoot', {
    id: shoot,
    production_id: id.production,
    company_id: id.company,
    title: '逆袭 一期',
    base_id: 'hengdian',
    zone: 'Asia/Shanghai',
    first_shooting_day: '2026-03-02',
    shooting_days: 7,
    run: span,
  });
  await insert('posting', {
    id: posting,
    shoot_id: shoot,
    role_id: 'focus-puller',
    min_level: 2,
    headcount: 1,
    hours_per_day: 12,
    prep_days: 0,
    shoot_share_bp: 10_000,
    wrap_days: 0,
  });
  await insert('slot', { id: slot, ...place, position: 1, days: '{2026-03-02,2026-03-08}', span });
  await insert('application', { id: newId(), ...place, person_id: person });
  const announcement = newId();
  await insert('announcement', { id: announcement, shoot_id: shoot, author_id: id.account, text: '带雨衣' });
  await insert('announcement_recipient', { announcement_id: announcement, person_id: person });
  await insert('reserve', { id: newId(), ...place, person_id: person });
  await insert('block', {
    id: newId(),
    person_id: person,
    company_id: id.company,
    by_side: 'person',
    made_by: id.account,
    ended_at: '2026-03-01T00:00:00Z',
  });
  await insert('match_run', { id: id.run, shoot_id: shoot, weights_version: 1, gap_policy_version: 1 });
  const choice = { slot_id: slot, shoot_id: shoot, person_id: person, pay_fen: 40_000, terms: '{}' };
  await insert('proposal', { id: id.proposal, run_id: id.run, ...choice, score: 7, runners_up: '[]' });
  await insert('slot_shortfall', { slot_id: slot, funnel: '[]', binding_rule: 'days', relaxations: '[]' });
  await insert('slot_price', { slot_id: slot, run_id: id.run, price_parts: 64 });
  await insert('market_part', { run_id: id.run, shard: -1, page: 0, bytes });
  await insert('market_step', { run_id: id.run, step: 0, kind: 'begin', request: bytes });
  await insert('market_task', { run_id: id.run, step: 1, shard: 0 });
  await insert('offer', { id: id.offer, posting_id: posting, ...choice, span, reasons: '[]' });
  await insert('offer_counter', { offer_id: id.offer, asked_fen: 45_000, first_terms: '{}' });
  await insert('hold', {
    id: newId(),
    ...place,
    slot_id: slot,
    company_id: id.company,
    person_id: person,
    span,
    state: 'converted',
    offer_id: id.offer,
    expires_at: '2226-03-01T00:00:00Z',
    created_by: id.account,
    ended_at: '2026-03-01T00:00:00Z',
  });
  await insert('booking', {
    id: id.booking,
    offer_id: id.offer,
    slot_id: slot,
    shoot_id: shoot,
    person_id: person,
    base_id: 'hengdian',
    span,
    paid_days: 2,
    pay_fen: 40_000,
  });
  await insert('gap_override', {
    id: newId(),
    offer_id: id.offer,
    person_id: person,
    shoot_id: shoot,
    other_booking_id: id.booking,
    rest_days: 1,
    travel_days: 0,
    free_days: 0,
    reason: '演员档期只有这几天',
    allowed_by: id.account,
    consented_at: '2026-03-01T00:00:00Z',
    booking_id: id.booking,
  });
  await insert('attendance', { booking_id: id.booking, asked_at: '2026-03-01T10:00:00Z' });
  await insert('cancellation', {
    id: id.cancellation,
    booking_id: id.booking,
    shoot_id: shoot,
    person_id: person,
    kind: 'person',
    reason: 'illness',
    first_lost_day: '2026-03-02',
    lost_days: 2,
    worked_days: 0,
    late: false,
    counted: false,
  });
  await insert('backfill', { id: id.backfill, ...place, slot_id: slot, cause: 'drop_out' });
  await insert('backfill_candidate', {
    backfill_id: id.backfill,
    person_id: person,
    round: 1,
    level: 'best',
    passed_over: 'rest',
  });
  await insert('notification', {
    id: id.notification,
    person_id: person,
    template: 'booking.made',
    subject: id.booking,
    params: '{}',
    urgent: true,
    emergency: false,
  });
  await insert('delivery', {
    id: newId(),
    notification_id: id.notification,
    channel: 'mail',
    state: 'held',
    due_at: '2026-03-02T10:00:00Z',
  });
  await insert('notification_preference', { person_id: person, sms: false });
  await insert('outbox', { id: newId(), event: 'offer.accepted', job: 'a', payload: '{}', dedupe_key: 'a' });
  await insert('schedule_tick', { schedule: 'sweep', period: '2026-03-02' });
  await insert('worker_heartbeat', { id: newId() });
  await insert('idempotency_key', { account_id: id.account, key: '12345678', request_hash: bytes });
  await insert('audit_entry', {
    id: newId(),
    actor_kind: 'system',
    action: 'offer.accept',
    subject_type: 'offer',
    subject_id: id.offer,
  });
}
