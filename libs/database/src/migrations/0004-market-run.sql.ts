/** Never edited once landed. */
export const MARKET_RUN = /* sql */ `
-- A run without a shoot is one of the whole market: all open slots of all shoots.
ALTER TABLE match_run
  ALTER COLUMN shoot_id DROP NOT NULL,
  ADD COLUMN cause text NOT NULL DEFAULT 'producer'
    CONSTRAINT match_run_cause_check CHECK (cause IN ('producer', 'admin', 'schedule')),
  ADD COLUMN shards integer CONSTRAINT match_run_shards_check CHECK (shards >= 1),
  ADD COLUMN snapshot_at timestamptz,
  ADD CONSTRAINT match_run_scope_check CHECK ((shoot_id IS NULL) = (cause IN ('admin', 'schedule')));
CREATE UNIQUE INDEX match_run_market_live_key ON match_run ((shoot_id IS NULL))
  WHERE shoot_id IS NULL AND state IN ('queued', 'running');
CREATE INDEX match_run_market_idx ON match_run (id) WHERE shoot_id IS NULL;

-- Whether whom a run proposes waits for the producer or is asked at once.
ALTER TABLE posting ADD COLUMN asking text NOT NULL DEFAULT 'suggest'
  CONSTRAINT posting_asking_check CHECK (asking IN ('suggest', 'auto'));

-- What one more place like it would be worth to the market, by the last run that looked at it: in 1/64 of a point.
CREATE TABLE slot_price (
  slot_id uuid CONSTRAINT slot_price_pkey PRIMARY KEY CONSTRAINT slot_price_slot_fkey REFERENCES slot (id),
  run_id uuid NOT NULL CONSTRAINT slot_price_run_fkey REFERENCES match_run (id),
  price_parts integer NOT NULL CONSTRAINT slot_price_parts_check CHECK (price_parts >= 0),
  found_at timestamptz NOT NULL DEFAULT now()
);

-- The work of a market run, gone with its end. Nothing here is worth a place in the log: after a crash of the server
-- the tables are empty and the run takes a new snapshot.
CREATE UNLOGGED TABLE market_part (
  run_id uuid NOT NULL CONSTRAINT market_part_run_fkey REFERENCES match_run (id),
  -- -1 for the terms and slots, which every shard has.
  shard integer NOT NULL,
  page integer NOT NULL,
  bytes bytea NOT NULL,
  CONSTRAINT market_part_pkey PRIMARY KEY (run_id, shard, page)
);
CREATE UNLOGGED TABLE market_step (
  run_id uuid NOT NULL CONSTRAINT market_step_run_fkey REFERENCES match_run (id),
  step integer NOT NULL,
  kind text NOT NULL CONSTRAINT market_step_kind_check CHECK (kind IN ('begin', 'pool', 'prove', 'sweep', 'plan')),
  request bytea NOT NULL,
  CONSTRAINT market_step_pkey PRIMARY KEY (run_id, step)
);
CREATE UNLOGGED TABLE market_task (
  run_id uuid NOT NULL CONSTRAINT market_task_run_fkey REFERENCES match_run (id),
  step integer NOT NULL,
  shard integer NOT NULL,
  -- Who answered for the shard at the step before: others leave it to that seat for a moment.
  owner uuid,
  seat uuid,
  lease_until timestamptz,
  answer bytea,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT market_task_pkey PRIMARY KEY (run_id, step, shard)
);
CREATE INDEX market_task_due_idx ON market_task (run_id, step) WHERE answer IS NULL;
ALTER TABLE market_part ALTER COLUMN bytes SET STORAGE EXTERNAL;
ALTER TABLE market_step ALTER COLUMN request SET STORAGE EXTERNAL;
ALTER TABLE market_task ALTER COLUMN answer SET STORAGE EXTERNAL;
`;
