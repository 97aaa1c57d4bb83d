/** The catalogue snapshot beside the migrations' test shows what this makes. Never edited once landed. */
export const FOUNDATION = /* sql */ `
CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Reference data, synchronised from the code at every migration ------------------------------------------------------

CREATE TABLE base (
  id text CONSTRAINT base_pkey PRIMARY KEY,
  zone text NOT NULL
);

CREATE TABLE base_travel (
  from_base text NOT NULL CONSTRAINT base_travel_from_fkey REFERENCES base (id),
  to_base text NOT NULL CONSTRAINT base_travel_to_fkey REFERENCES base (id),
  minutes integer NOT NULL CONSTRAINT base_travel_minutes_check CHECK (minutes >= 0),
  CONSTRAINT base_travel_pkey PRIMARY KEY (from_base, to_base)
);

CREATE TABLE role (
  id text CONSTRAINT role_pkey PRIMARY KEY,
  department text NOT NULL
);

CREATE TABLE policy_version (
  kind text NOT NULL,
  version integer NOT NULL CONSTRAINT policy_version_version_check CHECK (version > 0),
  body jsonb NOT NULL,
  source text NOT NULL,
  effective_on date NOT NULL,
  CONSTRAINT policy_version_pkey PRIMARY KEY (kind, version)
);

-- The SQL twin of domain.gapDaysBetween.
CREATE FUNCTION gap_days(work_days integer, night_run integer, travel_minutes integer, policy jsonb) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT
    CASE WHEN work_days >= (policy->>'restAfterDays')::integer OR night_run >= (policy->>'restAfterNights')::integer
      THEN (policy->>'restDays')::integer ELSE 0 END
    + CASE WHEN travel_minutes <= (policy->>'sameDayTravelMinutes')::integer THEN 0
           WHEN travel_minutes <= (policy->>'oneDayTravelMinutes')::integer THEN 1
           ELSE 2 END
$$;

-- People and accounts --------------------------------------------------------------------------------------------------

CREATE TABLE person (
  id uuid CONSTRAINT person_pkey PRIMARY KEY,
  handle text NOT NULL CONSTRAINT person_handle_key UNIQUE,
  display_name text NOT NULL CONSTRAINT person_display_name_check CHECK (char_length(display_name) BETWEEN 1 AND 80),
  demo boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE person_key (
  person_id uuid CONSTRAINT person_key_pkey PRIMARY KEY CONSTRAINT person_key_person_fkey REFERENCES person (id),
  wrapped_key bytea NOT NULL,
  master_key_id text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE person_contact (
  person_id uuid NOT NULL CONSTRAINT person_contact_person_fkey REFERENCES person (id),
  kind text NOT NULL CONSTRAINT person_contact_kind_check CHECK (kind IN ('email', 'phone', 'identity_number')),
  cipher bytea NOT NULL,
  lookup bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT person_contact_pkey PRIMARY KEY (person_id, kind),
  CONSTRAINT person_contact_lookup_key UNIQUE (kind, lookup)
);

CREATE TABLE account (
  id uuid CONSTRAINT account_pkey PRIMARY KEY,
  person_id uuid NOT NULL CONSTRAINT account_person_key UNIQUE CONSTRAINT account_person_fkey REFERENCES person (id),
  password_hash text NOT NULL,
  platform_role text NOT NULL DEFAULT 'none'
    CONSTRAINT account_platform_role_check CHECK (platform_role IN ('none', 'auditor', 'admin')),
  state text NOT NULL DEFAULT 'active' CONSTRAINT account_state_check CHECK (state IN ('active', 'suspended')),
  token_version integer NOT NULL DEFAULT 1,
  locale text NOT NULL DEFAULT 'zh' CONSTRAINT account_locale_check CHECK (locale IN ('zh', 'en')),
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE session (
  id uuid CONSTRAINT session_pkey PRIMARY KEY,
  account_id uuid NOT NULL CONSTRAINT session_account_fkey REFERENCES account (id),
  kind text NOT NULL CONSTRAINT session_kind_check CHECK (kind IN ('browser', 'bearer')),
  token_version integer NOT NULL,
  refresh_hash bytea NOT NULL CONSTRAINT session_refresh_hash_key UNIQUE,
  previous_refresh_hash bytea,
  rotated_at timestamptz NOT NULL DEFAULT now(),
  authenticated_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX session_account_idx ON session (account_id) WHERE revoked_at IS NULL;
CREATE INDEX session_previous_refresh_idx ON session (previous_refresh_hash) WHERE previous_refresh_hash IS NOT NULL;
CREATE INDEX session_expires_idx ON session (expires_at);

CREATE TABLE login_failure (
  bucket text CONSTRAINT login_failure_pkey PRIMARY KEY,
  failures integer NOT NULL,
  window_start timestamptz NOT NULL,
  blocked_until timestamptz
);

CREATE TABLE profile (
  person_id uuid CONSTRAINT profile_pkey PRIMARY KEY CONSTRAINT profile_person_fkey REFERENCES person (id),
  kind text NOT NULL DEFAULT 'freelancer'
    CONSTRAINT profile_kind_check CHECK (kind IN ('graduate', 'freelancer', 'returnee')),
  home_base text NOT NULL CONSTRAINT profile_home_base_fkey REFERENCES base (id),
  max_travel_minutes integer NOT NULL DEFAULT 240
    CONSTRAINT profile_max_travel_check CHECK (max_travel_minutes BETWEEN 0 AND 3000),
  pay_floor_fen bigint NOT NULL DEFAULT 0
    CONSTRAINT profile_pay_floor_check CHECK (pay_floor_fen BETWEEN 0 AND 1000000000),
  school text,
  major text,
  languages text[] NOT NULL DEFAULT '{}',
  about text NOT NULL DEFAULT '',
  searchable boolean NOT NULL DEFAULT true,
  version integer NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE person_role (
  person_id uuid NOT NULL CONSTRAINT person_role_person_fkey REFERENCES person (id),
  role_id text NOT NULL CONSTRAINT person_role_role_fkey REFERENCES role (id),
  level smallint NOT NULL CONSTRAINT person_role_level_check CHECK (level BETWEEN 1 AND 4),
  CONSTRAINT person_role_pkey PRIMARY KEY (person_id, role_id)
);
CREATE INDEX person_role_role_idx ON person_role (role_id, level);

-- Days that no row covers are not offered for work.
CREATE TABLE availability (
  id uuid CONSTRAINT availability_pkey PRIMARY KEY,
  person_id uuid NOT NULL CONSTRAINT availability_person_fkey REFERENCES person (id),
  span daterange NOT NULL
    CONSTRAINT availability_span_check CHECK (NOT isempty(span) AND NOT lower_inf(span) AND NOT upper_inf(span)),
  state text NOT NULL CONSTRAINT availability_state_check CHECK (state IN ('free', 'prefer_not', 'no')),
  CONSTRAINT availability_no_overlap EXCLUDE USING gist (person_id WITH =, span WITH &&)
);

-- Companies and their shoots -------------------------------------------------------------------------------------------

CREATE TABLE company (
  id uuid CONSTRAINT company_pkey PRIMARY KEY,
  name text NOT NULL CONSTRAINT company_name_check CHECK (char_length(name) BETWEEN 1 AND 120),
  credit_code text,
  evidence text NOT NULL DEFAULT '',
  state text NOT NULL DEFAULT 'draft'
    CONSTRAINT company_state_check CHECK (state IN ('draft', 'in_review', 'verified', 'rejected', 'suspended')),
  decided_at timestamptz,
  decision_reason text,
  demo boolean NOT NULL DEFAULT false,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX company_state_idx ON company (state);

CREATE TABLE membership (
  company_id uuid NOT NULL CONSTRAINT membership_company_fkey REFERENCES company (id),
  account_id uuid NOT NULL CONSTRAINT membership_account_fkey REFERENCES account (id),
  role text NOT NULL CONSTRAINT membership_role_check
    CHECK (role IN ('owner', 'unit_production_manager', 'head_of_department', 'accountant', 'viewer')),
  department text,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT membership_pkey PRIMARY KEY (company_id, account_id),
  CONSTRAINT membership_department_check CHECK ((role = 'head_of_department') = (department IS NOT NULL))
);
CREATE INDEX membership_account_idx ON membership (account_id);

CREATE TABLE production (
  id uuid CONSTRAINT production_pkey PRIMARY KEY,
  company_id uuid NOT NULL CONSTRAINT production_company_fkey REFERENCES company (id),
  title text NOT NULL CONSTRAINT production_title_check CHECK (char_length(title) BETWEEN 1 AND 120),
  genre text NOT NULL CONSTRAINT production_genre_check CHECK (genre IN ('modern', 'costume', 'campus', 'action', 'overseas')),
  episodes integer NOT NULL CONSTRAINT production_episodes_check CHECK (episodes BETWEEN 1 AND 200),
  filing_number text,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX production_company_idx ON production (company_id);

CREATE TABLE shoot (
  id uuid CONSTRAINT shoot_pkey PRIMARY KEY,
  production_id uuid NOT NULL CONSTRAINT shoot_production_fkey REFERENCES production (id),
  company_id uuid NOT NULL CONSTRAINT shoot_company_fkey REFERENCES company (id),
  title text NOT NULL CONSTRAINT shoot_title_check CHECK (char_length(title) BETWEEN 1 AND 120),
  base_id text NOT NULL CONSTRAINT shoot_base_fkey REFERENCES base (id),
  zone text NOT NULL,
  first_shooting_day date NOT NULL,
  shooting_days integer NOT NULL CONSTRAINT shoot_shooting_days_check CHECK (shooting_days BETWEEN 1 AND 60),
  run daterange NOT NULL CONSTRAINT shoot_run_check
    CHECK (NOT isempty(run) AND NOT lower_inf(run) AND NOT upper_inf(run) AND upper(run) - lower(run) <= 60),
  labour_budget_fen bigint CONSTRAINT shoot_budget_check CHECK (labour_budget_fen BETWEEN 0 AND 100000000000),
  hours_per_day integer NOT NULL DEFAULT 12 CONSTRAINT shoot_hours_check CHECK (hours_per_day BETWEEN 4 AND 16),
  overtime_rule text NOT NULL DEFAULT '',
  pay_timing text NOT NULL DEFAULT 'wrap'
    CONSTRAINT shoot_pay_timing_check CHECK (pay_timing IN ('daily', 'weekly', 'wrap', 'wrap_7', 'wrap_30')),
  meals boolean NOT NULL DEFAULT true,
  bed boolean NOT NULL DEFAULT true,
  template_size integer,
  state text NOT NULL DEFAULT 'draft' CONSTRAINT shoot_state_check
    CHECK (state IN ('draft', 'in_review', 'open', 'shooting', 'wrapped', 'cancelled')),
  cancel_reason text,
  version integer NOT NULL DEFAULT 1,
  created_by uuid CONSTRAINT shoot_created_by_fkey REFERENCES account (id),
  created_at timestamptz NOT NULL DEFAULT now(),
  published_at timestamptz
);
CREATE INDEX shoot_company_idx ON shoot (company_id, created_at);
CREATE INDEX shoot_production_idx ON shoot (production_id);
CREATE INDEX shoot_state_idx ON shoot (state, first_shooting_day);

CREATE TABLE posting (
  id uuid CONSTRAINT posting_pkey PRIMARY KEY,
  shoot_id uuid NOT NULL CONSTRAINT posting_shoot_fkey REFERENCES shoot (id),
  role_id text NOT NULL CONSTRAINT posting_role_fkey REFERENCES role (id),
  min_level smallint NOT NULL CONSTRAINT posting_min_level_check CHECK (min_level BETWEEN 1 AND 4),
  headcount integer NOT NULL CONSTRAINT posting_headcount_check CHECK (headcount BETWEEN 1 AND 200),
  pay_low_fen bigint CONSTRAINT posting_pay_low_check CHECK (pay_low_fen BETWEEN 0 AND 1000000000),
  pay_high_fen bigint CONSTRAINT posting_pay_high_check CHECK (pay_high_fen BETWEEN 0 AND 1000000000),
  hours_per_day integer NOT NULL CONSTRAINT posting_hours_check CHECK (hours_per_day BETWEEN 4 AND 16),
  prep_days integer NOT NULL CONSTRAINT posting_prep_check CHECK (prep_days BETWEEN 0 AND 30),
  shoot_share_bp integer NOT NULL CONSTRAINT posting_share_check CHECK (shoot_share_bp BETWEEN 0 AND 10000),
  wrap_days integer NOT NULL CONSTRAINT posting_wrap_check CHECK (wrap_days BETWEEN 0 AND 30),
  head_of_department boolean NOT NULL DEFAULT false,
  entry text NOT NULL DEFAULT 'none' CONSTRAINT posting_entry_check CHECK (entry IN ('none', 'mentored', 'open')),
  requirements text NOT NULL DEFAULT '',
  sort_order integer NOT NULL DEFAULT 0,
  state text NOT NULL DEFAULT 'draft'
    CONSTRAINT posting_state_check CHECK (state IN ('draft', 'private', 'public', 'filled', 'closed')),
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  published_at timestamptz,
  CONSTRAINT posting_published_check CHECK (state <> 'public' OR published_at IS NOT NULL),
  CONSTRAINT posting_pay_order_check CHECK (pay_low_fen <= pay_high_fen),
  CONSTRAINT posting_pay_present_check
    CHECK (state IN ('draft', 'closed') OR (pay_low_fen IS NOT NULL AND pay_high_fen IS NOT NULL))
);
CREATE INDEX posting_shoot_idx ON posting (shoot_id);
CREATE INDEX posting_board_idx ON posting (role_id, published_at) WHERE state = 'public';

CREATE TABLE slot (
  id uuid CONSTRAINT slot_pkey PRIMARY KEY,
  posting_id uuid NOT NULL CONSTRAINT slot_posting_fkey REFERENCES posting (id),
  shoot_id uuid NOT NULL CONSTRAINT slot_shoot_fkey REFERENCES shoot (id),
  position integer NOT NULL CONSTRAINT slot_position_check CHECK (position >= 1),
  days date[] NOT NULL CONSTRAINT slot_days_check CHECK (cardinality(days) BETWEEN 1 AND 60),
  span daterange NOT NULL,
  state text NOT NULL DEFAULT 'open' CONSTRAINT slot_state_check CHECK (state IN ('open', 'offered', 'booked', 'cancelled')),
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT slot_span_check CHECK (span = daterange(days[1], days[cardinality(days)], '[]') AND NOT isempty(span))
);
CREATE UNIQUE INDEX slot_position_key ON slot (posting_id, position) WHERE state <> 'cancelled';
CREATE INDEX slot_shoot_idx ON slot (shoot_id);

-- The hiring life cycle ------------------------------------------------------------------------------------------------

CREATE TABLE application (
  id uuid CONSTRAINT application_pkey PRIMARY KEY,
  posting_id uuid NOT NULL CONSTRAINT application_posting_fkey REFERENCES posting (id),
  shoot_id uuid NOT NULL CONSTRAINT application_shoot_fkey REFERENCES shoot (id),
  person_id uuid NOT NULL CONSTRAINT application_person_fkey REFERENCES person (id),
  note text NOT NULL DEFAULT '' CONSTRAINT application_note_check CHECK (char_length(note) <= 100),
  state text NOT NULL DEFAULT 'submitted' CONSTRAINT application_state_check
    CHECK (state IN ('submitted', 'shortlisted', 'offered', 'hired', 'declined', 'withdrawn', 'closed')),
  closed_reason text CONSTRAINT application_closed_reason_check
    CHECK (closed_reason IN ('posting_filled', 'posting_closed', 'shoot_cancelled')),
  created_at timestamptz NOT NULL DEFAULT now(),
  changed_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT application_closed_check CHECK ((state = 'closed') = (closed_reason IS NOT NULL))
);
CREATE UNIQUE INDEX application_open_key ON application (posting_id, person_id)
  WHERE state IN ('submitted', 'shortlisted', 'offered', 'hired');
CREATE INDEX application_shoot_idx ON application (shoot_id);
CREATE INDEX application_person_idx ON application (person_id, created_at);

CREATE TABLE match_run (
  id uuid CONSTRAINT match_run_pkey PRIMARY KEY,
  shoot_id uuid NOT NULL CONSTRAINT match_run_shoot_fkey REFERENCES shoot (id),
  requested_by uuid CONSTRAINT match_run_requested_by_fkey REFERENCES account (id),
  state text NOT NULL DEFAULT 'queued' CONSTRAINT match_run_state_check
    CHECK (state IN ('queued', 'running', 'done', 'failed', 'superseded')),
  stage text NOT NULL DEFAULT 'queued',
  done_units integer NOT NULL DEFAULT 0,
  total_units integer NOT NULL DEFAULT 0,
  weights_version integer NOT NULL,
  gap_policy_version integer NOT NULL,
  result jsonb,
  failure text,
  lease_token uuid,
  lease_until timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  started_at timestamptz,
  finished_at timestamptz
);
CREATE UNIQUE INDEX match_run_live_key ON match_run (shoot_id) WHERE state IN ('queued', 'running');
CREATE INDEX match_run_shoot_idx ON match_run (shoot_id, created_at);

CREATE TABLE proposal (
  id uuid CONSTRAINT proposal_pkey PRIMARY KEY,
  run_id uuid NOT NULL CONSTRAINT proposal_run_fkey REFERENCES match_run (id),
  shoot_id uuid NOT NULL CONSTRAINT proposal_shoot_fkey REFERENCES shoot (id),
  slot_id uuid NOT NULL CONSTRAINT proposal_slot_fkey REFERENCES slot (id),
  person_id uuid NOT NULL CONSTRAINT proposal_person_fkey REFERENCES person (id),
  state text NOT NULL DEFAULT 'suggested' CONSTRAINT proposal_state_check
    CHECK (state IN ('suggested', 'pinned', 'replaced', 'sent', 'stale')),
  score integer NOT NULL,
  pay_fen bigint NOT NULL CONSTRAINT proposal_pay_check CHECK (pay_fen >= 0),
  terms jsonb NOT NULL,
  runners_up jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX proposal_live_slot_key ON proposal (slot_id) WHERE state IN ('suggested', 'pinned');
CREATE UNIQUE INDEX proposal_live_person_key ON proposal (shoot_id, person_id) WHERE state IN ('suggested', 'pinned');
CREATE INDEX proposal_run_idx ON proposal (run_id);

CREATE TABLE slot_shortfall (
  slot_id uuid CONSTRAINT slot_shortfall_pkey PRIMARY KEY CONSTRAINT slot_shortfall_slot_fkey REFERENCES slot (id),
  run_id uuid CONSTRAINT slot_shortfall_run_fkey REFERENCES match_run (id),
  funnel jsonb NOT NULL,
  binding_rule text NOT NULL,
  relaxations jsonb NOT NULL,
  found_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE offer (
  id uuid CONSTRAINT offer_pkey PRIMARY KEY,
  slot_id uuid NOT NULL CONSTRAINT offer_slot_fkey REFERENCES slot (id),
  posting_id uuid NOT NULL CONSTRAINT offer_posting_fkey REFERENCES posting (id),
  shoot_id uuid NOT NULL CONSTRAINT offer_shoot_fkey REFERENCES shoot (id),
  person_id uuid NOT NULL CONSTRAINT offer_person_fkey REFERENCES person (id),
  proposal_id uuid CONSTRAINT offer_proposal_fkey REFERENCES proposal (id),
  span daterange NOT NULL CONSTRAINT offer_span_check
    CHECK (NOT isempty(span) AND NOT lower_inf(span) AND NOT upper_inf(span)),
  terms jsonb NOT NULL,
  reasons jsonb NOT NULL,
  pay_fen bigint NOT NULL CONSTRAINT offer_pay_check CHECK (pay_fen >= 0),
  state text NOT NULL DEFAULT 'staged' CONSTRAINT offer_state_check
    CHECK (state IN ('staged', 'sent', 'viewed', 'countered', 'accepted', 'declined', 'expired', 'withdrawn')),
  answer_reason text,
  expires_at timestamptz,
  sent_at timestamptz,
  answered_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT offer_clock_check CHECK (state IN ('staged', 'withdrawn') OR expires_at IS NOT NULL)
);
CREATE INDEX offer_slot_idx ON offer (slot_id);
CREATE INDEX offer_shoot_idx ON offer (shoot_id, state);
CREATE INDEX offer_person_idx ON offer (person_id, created_at);
CREATE UNIQUE INDEX offer_live_person_key ON offer (slot_id, person_id)
  WHERE state IN ('staged', 'sent', 'viewed', 'countered');

CREATE TABLE booking (
  id uuid CONSTRAINT booking_pkey PRIMARY KEY,
  offer_id uuid NOT NULL CONSTRAINT booking_offer_key UNIQUE CONSTRAINT booking_offer_fkey REFERENCES offer (id),
  slot_id uuid NOT NULL CONSTRAINT booking_slot_fkey REFERENCES slot (id),
  shoot_id uuid NOT NULL CONSTRAINT booking_shoot_fkey REFERENCES shoot (id),
  person_id uuid NOT NULL CONSTRAINT booking_person_fkey REFERENCES person (id),
  base_id text NOT NULL CONSTRAINT booking_base_fkey REFERENCES base (id),
  span daterange NOT NULL CONSTRAINT booking_span_check
    CHECK (NOT isempty(span) AND NOT lower_inf(span) AND NOT upper_inf(span)),
  paid_days integer NOT NULL CONSTRAINT booking_paid_days_check CHECK (paid_days >= 1),
  night_run integer NOT NULL DEFAULT 0 CONSTRAINT booking_night_run_check CHECK (night_run >= 0),
  pay_fen bigint NOT NULL CONSTRAINT booking_pay_check CHECK (pay_fen >= 0),
  state text NOT NULL DEFAULT 'confirmed' CONSTRAINT booking_state_check CHECK (state IN
    ('confirmed', 'reconfirming', 'completed', 'cancelled_by_person', 'cancelled_by_company', 'no_show')),
  created_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz,
  CONSTRAINT booking_no_overlap EXCLUDE USING gist (person_id WITH =, span WITH &&)
    WHERE (state IN ('confirmed', 'reconfirming', 'completed'))
);
CREATE UNIQUE INDEX booking_slot_key ON booking (slot_id) WHERE state IN ('confirmed', 'reconfirming', 'completed');
CREATE UNIQUE INDEX booking_one_per_shoot_key ON booking (shoot_id, person_id) WHERE state IN ('confirmed', 'reconfirming');
CREATE INDEX booking_shoot_idx ON booking (shoot_id);

-- Machinery ------------------------------------------------------------------------------------------------------------

CREATE TABLE outbox (
  id uuid CONSTRAINT outbox_pkey PRIMARY KEY,
  event text NOT NULL,
  job text NOT NULL,
  payload jsonb NOT NULL,
  dedupe_key text NOT NULL CONSTRAINT outbox_dedupe_key UNIQUE,
  state text NOT NULL DEFAULT 'due' CONSTRAINT outbox_state_check CHECK (state IN ('due', 'enqueued', 'done', 'failed')),
  due_at timestamptz NOT NULL DEFAULT now(),
  enqueued_at timestamptz,
  rings integer NOT NULL DEFAULT 0,
  attempts integer NOT NULL DEFAULT 0,
  last_error text,
  request_id text,
  created_at timestamptz NOT NULL DEFAULT now(),
  done_at timestamptz
);
CREATE INDEX outbox_due_idx ON outbox (due_at) WHERE state = 'due';
CREATE INDEX outbox_enqueued_idx ON outbox (enqueued_at) WHERE state = 'enqueued';
CREATE INDEX outbox_failed_idx ON outbox (created_at) WHERE state = 'failed';
CREATE INDEX outbox_done_idx ON outbox (done_at) WHERE state = 'done';

CREATE TABLE schedule_tick (
  schedule text NOT NULL,
  period text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT schedule_tick_pkey PRIMARY KEY (schedule, period)
);

CREATE TABLE worker_heartbeat (
  id uuid CONSTRAINT worker_heartbeat_pkey PRIMARY KEY,
  requested_at timestamptz NOT NULL DEFAULT now(),
  answered_at timestamptz
);
CREATE INDEX worker_heartbeat_answered_idx ON worker_heartbeat (answered_at);

CREATE TABLE idempotency_key (
  account_id uuid NOT NULL CONSTRAINT idempotency_key_account_fkey REFERENCES account (id),
  key text NOT NULL CONSTRAINT idempotency_key_key_check CHECK (char_length(key) BETWEEN 8 AND 128),
  request_hash bytea NOT NULL,
  status integer,
  -- JSON as text: an answer that is given again is the same to the byte.
  body text,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT idempotency_key_pkey PRIMARY KEY (account_id, key)
);
CREATE INDEX idempotency_key_created_idx ON idempotency_key (created_at);

CREATE TABLE audit_entry (
  id uuid CONSTRAINT audit_entry_pkey PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT now(),
  actor_kind text NOT NULL CONSTRAINT audit_entry_actor_kind_check CHECK (actor_kind IN ('account', 'system')),
  actor_account_id uuid,
  action text NOT NULL,
  subject_type text NOT NULL,
  subject_id uuid NOT NULL,
  company_id uuid,
  shoot_id uuid,
  before jsonb,
  after jsonb,
  request_id text
);
CREATE INDEX audit_entry_subject_idx ON audit_entry (subject_type, subject_id, at);
CREATE INDEX audit_entry_shoot_idx ON audit_entry (shoot_id, at);
CREATE INDEX audit_entry_at_idx ON audit_entry (at);

CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit_entry is append only' USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
  FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
`;
