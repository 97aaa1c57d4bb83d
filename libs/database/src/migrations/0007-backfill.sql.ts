/** Never edited once landed. */
export const BACKFILL = /* sql */ `
-- The days that were worked of a place whose person left in the middle; the rest is a place of its own.
ALTER TABLE slot DROP CONSTRAINT slot_state_check;
ALTER TABLE slot ADD CONSTRAINT slot_state_check
  CHECK (state IN ('open', 'offered', 'booked', 'worked', 'cancelled'));
DROP INDEX slot_position_key;
CREATE UNIQUE INDEX slot_position_key ON slot (posting_id, position) WHERE state NOT IN ('cancelled', 'worked');

-- Whoever allows it may be asked in the quiet hours when a call is near.
ALTER TABLE profile ADD COLUMN emergency_calls boolean NOT NULL DEFAULT false;

-- How a booking was called off. What the company owes follows from the terms that both sides accepted.
CREATE TABLE cancellation (
  id uuid CONSTRAINT cancellation_pkey PRIMARY KEY,
  booking_id uuid NOT NULL CONSTRAINT cancellation_booking_key UNIQUE
    CONSTRAINT cancellation_booking_fkey REFERENCES booking (id),
  shoot_id uuid NOT NULL CONSTRAINT cancellation_shoot_fkey REFERENCES shoot (id),
  person_id uuid NOT NULL CONSTRAINT cancellation_person_fkey REFERENCES person (id),
  kind text NOT NULL CONSTRAINT cancellation_kind_check CHECK (kind IN ('person', 'company', 'no_show')),
  reason text NOT NULL,
  -- The first day that is not worked.
  first_lost_day date NOT NULL,
  lost_days integer NOT NULL CONSTRAINT cancellation_lost_days_check CHECK (lost_days >= 1),
  worked_days integer NOT NULL CONSTRAINT cancellation_worked_days_check CHECK (worked_days >= 0),
  late boolean NOT NULL,
  -- Whether it stands in the person's record.
  counted boolean NOT NULL,
  -- What the company owes beside the days worked, in fen, and by which rule.
  owed_fen bigint NOT NULL DEFAULT 0 CONSTRAINT cancellation_owed_check CHECK (owed_fen >= 0),
  owed_rule text,
  by_account uuid CONSTRAINT cancellation_by_fkey REFERENCES account (id),
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT cancellation_owes_check CHECK ((owed_fen > 0) = (owed_rule IS NOT NULL) AND (owed_fen = 0 OR kind = 'company')),
  CONSTRAINT cancellation_counted_check CHECK (NOT counted OR kind <> 'company')
);
CREATE INDEX cancellation_shoot_idx ON cancellation (shoot_id, created_at);
CREATE INDEX cancellation_person_idx ON cancellation (person_id, created_at);

-- The refilling of one place.
CREATE TABLE backfill (
  id uuid CONSTRAINT backfill_pkey PRIMARY KEY,
  slot_id uuid NOT NULL CONSTRAINT backfill_slot_fkey REFERENCES slot (id),
  posting_id uuid NOT NULL CONSTRAINT backfill_posting_fkey REFERENCES posting (id),
  shoot_id uuid NOT NULL CONSTRAINT backfill_shoot_fkey REFERENCES shoot (id),
  cause text NOT NULL CONSTRAINT backfill_cause_check
    CHECK (cause IN ('drop_out', 'no_show', 'cancelled', 'declined', 'expired', 'by_hand')),
  cancellation_id uuid CONSTRAINT backfill_cancellation_fkey REFERENCES cancellation (id),
  state text NOT NULL DEFAULT 'running'
    CONSTRAINT backfill_state_check CHECK (state IN ('running', 'paused', 'manual', 'exhausted', 'filled', 'stopped')),
  level text NOT NULL DEFAULT 'reserves'
    CONSTRAINT backfill_level_check CHECK (level IN ('reserves', 'best', 'next', 'relaxed', 'by_hand')),
  round integer NOT NULL DEFAULT 0 CONSTRAINT backfill_round_check CHECK (round >= 0),
  -- People asked at once; null: by how near the start is.
  width integer CONSTRAINT backfill_width_check CHECK (width BETWEEN 1 AND 20),
  round_ends_at timestamptz,
  -- Nobody may be asked before: the quiet hours.
  waits_until timestamptz,
  offer_id uuid CONSTRAINT backfill_offer_fkey REFERENCES offer (id),
  started_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz,
  CONSTRAINT backfill_finished_check CHECK ((state IN ('filled', 'stopped')) = (finished_at IS NOT NULL)),
  CONSTRAINT backfill_filled_check CHECK ((state = 'filled') = (offer_id IS NOT NULL))
);
CREATE UNIQUE INDEX backfill_live_key ON backfill (slot_id) WHERE state NOT IN ('filled', 'stopped');
CREATE INDEX backfill_shoot_idx ON backfill (shoot_id, started_at);

-- Whom a backfill asked, and whom it passed over and why.
CREATE TABLE backfill_candidate (
  backfill_id uuid NOT NULL CONSTRAINT backfill_candidate_backfill_fkey REFERENCES backfill (id),
  person_id uuid NOT NULL CONSTRAINT backfill_candidate_person_fkey REFERENCES person (id),
  round integer NOT NULL,
  level text NOT NULL,
  score integer,
  offer_id uuid CONSTRAINT backfill_candidate_offer_fkey REFERENCES offer (id),
  passed_over text,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT backfill_candidate_pkey PRIMARY KEY (backfill_id, person_id),
  CONSTRAINT backfill_candidate_asked_check CHECK ((offer_id IS NULL) <> (passed_over IS NULL))
);
CREATE INDEX backfill_candidate_offer_idx ON backfill_candidate (offer_id) WHERE offer_id IS NOT NULL;
`;
