/** Never edited once landed. */
export const ANNOUNCEMENT = /* sql */ `
-- What a shoot says to its crew, or to a department of it. Nothing of it changes but that it may be withdrawn.
CREATE TABLE announcement (
  id uuid CONSTRAINT announcement_pkey PRIMARY KEY,
  shoot_id uuid NOT NULL CONSTRAINT announcement_shoot_fkey REFERENCES shoot (id),
  -- Null: everybody.
  department text,
  author_id uuid NOT NULL CONSTRAINT announcement_author_fkey REFERENCES account (id),
  text text NOT NULL CONSTRAINT announcement_text_check CHECK (char_length(text) BETWEEN 1 AND 500),
  urgent boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  withdrawn_at timestamptz,
  CONSTRAINT announcement_withdrawn_check CHECK (withdrawn_at >= created_at)
);
CREATE INDEX announcement_shoot_idx ON announcement (shoot_id, id);

-- Who was booked when it was sent, for good: the measure of who has read it.
CREATE TABLE announcement_recipient (
  announcement_id uuid NOT NULL CONSTRAINT announcement_recipient_announcement_fkey REFERENCES announcement (id),
  person_id uuid NOT NULL CONSTRAINT announcement_recipient_person_fkey REFERENCES person (id),
  read_at timestamptz,
  CONSTRAINT announcement_recipient_pkey PRIMARY KEY (announcement_id, person_id)
);
CREATE INDEX announcement_recipient_person_idx ON announcement_recipient (person_id);
`;
