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
  await insert('match_run', { id: id.run, shoot_id: shoot, weights_version: 1, gap_policy_version: 1 });
  const choice = { slot_id: slot, shoot_id: shoot, person_id: person, pay_fen: 40_000, terms: '{}' };
  await insert('proposal', { id: id.proposal, run_id: id.run, ...choice, score: 7, runners_up: '[]' });
  await insert('slot_shortfall', { slot_id: slot, funnel: '[]', binding_rule: 'days', relaxations: '[]' });
  await insert('offer', { id: id.offer, posting_id: posting, ...choice, span, reasons: '[]' });
  await insert('booking', {
    id: newId(),
    offer_id: id.offer,
    slot_id: slot,
    shoot_id: shoot,
    person_id: person,
    base_id: 'hengdian',
    span,
    paid_days: 2,
    pay_fen: 40_000,
  });
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
