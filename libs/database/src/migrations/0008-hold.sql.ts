/** Never edited once landed. */
export const HOLD = /* sql */ `
-- First right of a company on a person's days. Holds of several companies may overlap: the order in which they were
-- placed is their rank, and a clock ends each of them.
CREATE TABLE hold (
  id uuid CONSTRAINT hold_pkey PRIMARY KEY,
  slot_id uuid NOT NULL CONSTRAINT hold_slot_fkey REFERENCES slot (id),
  posting_id uuid NOT NULL CONSTRAINT hold_posting_fkey REFERENCES posting (id),
  shoot_id uuid NOT NULL CONSTRAINT hold_shoot_fkey REFERENCES shoot (id),
  company_id uuid NOT NULL CONSTRAINT hold_company_fkey REFERENCES company (id),
  person_id uuid NOT NULL CONSTRAINT hold_person_fkey REFERENCES person (id),
  span daterange NOT NULL CONSTRAINT hold_span_check
    CHECK (NOT isempty(span) AND NOT lower_inf(span) AND NOT upper_inf(span)),
  state text NOT NULL DEFAULT 'active' CONSTRAINT hold_state_check
    CHECK (state IN ('active', 'challenged', 'converted', 'released', 'expired')),
  expires_at timestamptz NOT NULL,
  challenged_at timestamptz,
  challenge_ends_at timestamptz,
  -- The firm offer of somebody else that stands against it.
  challenged_by uuid CONSTRAINT hold_challenged_by_fkey REFERENCES offer (id),
  -- The offer that it became.
  offer_id uuid CONSTRAINT hold_offer_key UNIQUE CONSTRAINT hold_offer_fkey REFERENCES offer (id),
  end_reason text CONSTRAINT hold_end_reason_check CHECK (end_reason IN ('by_company', 'by_person',
    'booked_elsewhere', 'slot_booked', 'slot_cancelled', 'days_changed', 'shoot_cancelled', 'posting_closed')),
  created_by uuid NOT NULL CONSTRAINT hold_created_by_fkey REFERENCES account (id),
  -- By the clock at the statement, under the lock of the person: the order of holds and offers is that of these.
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  ended_at timestamptz,
  CONSTRAINT hold_clock_check CHECK (expires_at > created_at),
  CONSTRAINT hold_challenge_check CHECK (num_nonnulls(challenged_at, challenge_ends_at, challenged_by) IN (0, 3)
    AND (state <> 'challenged' OR challenged_by IS NOT NULL) AND (state <> 'active' OR challenged_by IS NULL)),
  CONSTRAINT hold_challenge_end_check CHECK (challenge_ends_at <= expires_at),
  CONSTRAINT hold_converted_check CHECK ((state = 'converted') = (offer_id IS NOT NULL)),
  CONSTRAINT hold_released_check CHECK ((state = 'released') = (end_reason IS NOT NULL)),
  CONSTRAINT hold_ended_check CHECK ((state IN ('active', 'challenged')) = (ended_at IS NULL))
);
CREATE UNIQUE INDEX hold_live_key ON hold (slot_id, person_id) WHERE state IN ('active', 'challenged');
CREATE INDEX hold_person_idx ON hold (person_id) WHERE state IN ('active', 'challenged');
CREATE INDEX hold_shoot_idx ON hold (shoot_id, id);
CREATE INDEX hold_challenged_by_idx ON hold (challenged_by) WHERE challenged_by IS NOT NULL;
`;
