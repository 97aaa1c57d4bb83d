/** Never edited once landed. */
export const COUNTER = /* sql */ `
-- Which version of its terms an offer stands on: 1 is what was sent.
ALTER TABLE offer ADD COLUMN revision integer NOT NULL DEFAULT 1
  CONSTRAINT offer_revision_check CHECK (revision BETWEEN 1 AND 2);

-- A person's one counter-proposal on the rate of an offer, and the producer's one answer to it.
CREATE TABLE offer_counter (
  offer_id uuid CONSTRAINT offer_counter_pkey PRIMARY KEY CONSTRAINT offer_counter_offer_fkey REFERENCES offer (id),
  -- Fen a day, whole yuan.
  asked_fen bigint NOT NULL CONSTRAINT offer_counter_asked_check CHECK (asked_fen >= 0 AND asked_fen % 100 = 0),
  note text CONSTRAINT offer_counter_note_check CHECK (char_length(note) BETWEEN 1 AND 100),
  -- The terms as they were sent, for good.
  first_terms jsonb NOT NULL,
  asked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  answer text CONSTRAINT offer_counter_answer_check CHECK (answer IN ('agreed', 'countered', 'kept')),
  -- The producer's own rate.
  answered_fen bigint
    CONSTRAINT offer_counter_answered_check CHECK (answered_fen >= 0 AND answered_fen % 100 = 0),
  answered_by uuid CONSTRAINT offer_counter_answered_by_fkey REFERENCES account (id),
  answered_at timestamptz,
  CONSTRAINT offer_counter_whole_check CHECK (num_nonnulls(answer, answered_by, answered_at) IN (0, 3)),
  CONSTRAINT offer_counter_own_check CHECK ((answer IS NOT DISTINCT FROM 'countered') = (answered_fen IS NOT NULL))
);
`;
