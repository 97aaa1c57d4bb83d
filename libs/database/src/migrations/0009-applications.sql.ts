/** Never edited once landed. */
export const APPLICATIONS = /* sql */ `
-- Who stands by for a posting; first come, first asked when a place comes free.
CREATE TABLE reserve (
  id uuid CONSTRAINT reserve_pkey PRIMARY KEY,
  posting_id uuid NOT NULL CONSTRAINT reserve_posting_fkey REFERENCES posting (id),
  shoot_id uuid NOT NULL CONSTRAINT reserve_shoot_fkey REFERENCES shoot (id),
  person_id uuid NOT NULL CONSTRAINT reserve_person_fkey REFERENCES person (id),
  state text NOT NULL DEFAULT 'live' CONSTRAINT reserve_state_check CHECK (state IN ('live', 'left', 'dropped', 'hired')),
  drop_reason text CONSTRAINT reserve_drop_reason_check
    CHECK (drop_reason IN ('booked_elsewhere', 'shoot_wrapped', 'shoot_cancelled')),
  -- The rank is the order of opting in, which the lock of the posting decides: not the beginning of the transaction.
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  ended_at timestamptz,
  CONSTRAINT reserve_ended_check CHECK ((state = 'live') = (ended_at IS NULL)),
  CONSTRAINT reserve_dropped_check CHECK ((state = 'dropped') = (drop_reason IS NOT NULL))
);
CREATE UNIQUE INDEX reserve_live_key ON reserve (posting_id, person_id) WHERE state = 'live';
CREATE INDEX reserve_rank_idx ON reserve (posting_id, created_at, id) WHERE state = 'live';
CREATE INDEX reserve_person_idx ON reserve (person_id, id);
CREATE INDEX reserve_shoot_idx ON reserve (shoot_id, id) WHERE state = 'live';

-- The days that an applicant can do; null: all of them.
ALTER TABLE application ADD COLUMN days date[]
  CONSTRAINT application_days_check CHECK (cardinality(days) BETWEEN 1 AND 60);
-- Nobody is chosen for work that has begun.
ALTER TABLE application DROP CONSTRAINT application_closed_reason_check;
ALTER TABLE application ADD CONSTRAINT application_closed_reason_check
  CHECK (closed_reason IN ('posting_filled', 'posting_closed', 'shoot_cancelled', 'work_begun'));
`;
