/**
 * Rows of a whole market by insert-select: `people` with one to three roles, free days and some bookings, and `postings`
 * on the board in shoots of twenty-five. Drawn with a fixed seed. Run as the owner on a migrated database.
 */
export function seedStatements(people: number, postings: number): readonly string[] {
  const perShoot = 25;
  const shoots = Math.ceil(postings / perShoot);
  const companies = 200;
  const booked = Math.floor(people / 5);
  return [
    `SELECT setseed(0.42)`,
    `CREATE TEMP TABLE roles AS SELECT id, row_number() OVER (ORDER BY id) AS n FROM role`,
    `CREATE TEMP TABLE bases AS SELECT id, zone, row_number() OVER (ORDER BY id) AS n FROM base`,
    `CREATE TEMP TABLE folk AS SELECT i, gen_random_uuid() AS id, gen_random_uuid() AS account,
       1 + floor(random() * (SELECT count(*) FROM bases))::int AS base, random() AS luck,
       1 + floor(random() * (SELECT count(*) FROM roles))::int AS role
     FROM generate_series(1, ${people}) i`,
    `INSERT INTO person (id, handle, display_name) SELECT id, 'f' || replace(id::text, '-', ''), '林小禾' || i FROM folk`,
    `INSERT INTO account (id, person_id, password_hash) SELECT account, id, '-' FROM folk`,
    `INSERT INTO profile (person_id, home_base, max_travel_minutes, pay_floor_fen, searchable)
     SELECT f.id, b.id, (ARRAY[240, 480, 720, 3000])[1 + floor(random() * 4)::int], 20000 + 5000 * floor(random() * 10)::int,
            random() < 0.97
     FROM folk f JOIN bases b ON b.n = f.base`,
    `INSERT INTO person_role (person_id, role_id, level)
     SELECT DISTINCT ON (f.id, r.id) f.id, r.id, 1 + floor(random() * 4)::int
     FROM folk f CROSS JOIN generate_series(0, 2) k
     JOIN roles r ON r.n = 1 + (f.role - 1 + k * 7) % (SELECT count(*) FROM roles)
     WHERE k = 0 OR f.luck < 0.5`,
    `INSERT INTO availability (id, person_id, span, state)
     SELECT gen_random_uuid(), f.id, daterange(current_date - 5 + k * 30, current_date - 5 + k * 30 + 12 + floor(random() * 18)::int),
            CASE WHEN random() < 0.85 THEN 'free' ELSE 'prefer_not' END
     FROM folk f CROSS JOIN generate_series(0, 2) k WHERE random() < 0.8`,
    `CREATE TEMP TABLE firms AS SELECT i, gen_random_uuid() AS id, gen_random_uuid() AS production
     FROM generate_series(1, ${companies}) i`,
    `INSERT INTO company (id, name, state) SELECT id, '青禾影视' || i, 'verified' FROM firms`,
    `INSERT INTO production (id, company_id, title, genre, episodes) SELECT production, id, '雪夜归人' || i, 'costume', 80 FROM firms`,
    `CREATE TEMP TABLE shots AS SELECT g.i, gen_random_uuid() AS id, c.id AS company, c.production, b.id AS base, b.zone,
       current_date + 3 + floor(random() * 40)::int AS first, 5 + floor(random() * 6)::int AS days
     FROM generate_series(1, ${shoots}) g(i)
     JOIN firms c ON c.i = 1 + g.i % ${companies} JOIN bases b ON b.n = 1 + (g.i * 7919) % (SELECT count(*) FROM bases)`,
    `INSERT INTO shoot (id, production_id, company_id, title, base_id, zone, first_shooting_day, shooting_days, run, state, published_at)
     SELECT id, production, company, '雪夜归人' || i, base, zone, first, days, daterange(first, first + days), 'open', now() FROM shots`,
    `CREATE TEMP TABLE posts AS SELECT g.i, gen_random_uuid() AS id, s.id AS shoot, s.first, s.days,
       1 + floor(random() * (SELECT count(*) FROM roles))::int AS role, 1 + floor(random() * 4)::int AS places
     FROM generate_series(1, ${postings}) g(i) JOIN shots s ON s.i = 1 + g.i % ${shoots}`,
    `INSERT INTO posting (id, shoot_id, role_id, min_level, headcount, pay_low_fen, pay_high_fen, hours_per_day, prep_days,
                          shoot_share_bp, wrap_days, entry, state, published_at)
     SELECT p.id, p.shoot, r.id, 1 + floor(random() * 3)::int, p.places, 30000 + 2000 * (p.i % 20), 50000 + 3000 * (p.i % 20), 12, 0,
            10000, 0, CASE WHEN random() < 0.1 THEN 'mentored' ELSE 'none' END, 'public', now() - make_interval(mins => p.i)
     FROM posts p JOIN roles r ON r.n = p.role`,
    `INSERT INTO slot (id, posting_id, shoot_id, position, days, span)
     SELECT gen_random_uuid(), p.id, p.shoot, k, ARRAY(SELECT p.first + d FROM generate_series(0, p.days - 1) d),
            daterange(p.first, p.first + p.days)
     FROM posts p CROSS JOIN LATERAL generate_series(1, p.places) k`,
    `INSERT INTO application (id, posting_id, shoot_id, person_id)
     SELECT DISTINCT ON (p.id, f.id) gen_random_uuid(), p.id, p.shoot, f.id
     FROM generate_series(1, ${people}) n JOIN posts p ON p.i = 1 + (n * 31) % ${postings}
     JOIN folk f ON f.i = 1 + (n * 17) % ${people}`,
    // One person in five is booked once, in shoots of their own that are full.
    `CREATE TEMP TABLE works AS SELECT f.i, f.id AS person, gen_random_uuid() AS slot, gen_random_uuid() AS offer,
       s.id AS shoot, s.base, p.id AS posting, p.first, p.days
     FROM folk f JOIN posts p ON p.i = 1 + (f.i * 13) % ${postings} JOIN shots s ON s.id = p.shoot WHERE f.i <= ${booked}`,
    `INSERT INTO slot (id, posting_id, shoot_id, position, days, span, state)
     SELECT slot, posting, shoot, 100 + row_number() OVER (PARTITION BY posting),
            ARRAY(SELECT first + d FROM generate_series(0, days - 1) d), daterange(first, first + days), 'booked' FROM works`,
    `INSERT INTO offer (id, slot_id, posting_id, shoot_id, person_id, span, terms, reasons, pay_fen, state, expires_at, sent_at)
     SELECT offer, slot, posting, shoot, person, daterange(first, first + days), '{}', '{"kind": "direct"}', 60000, 'accepted',
            now() + interval '1 day', now() FROM works`,
    `INSERT INTO booking (id, offer_id, slot_id, shoot_id, person_id, base_id, span, paid_days, pay_fen)
     SELECT gen_random_uuid(), offer, slot, shoot, person, base, daterange(first, first + days), days, 60000 FROM works`,
  ];
}
