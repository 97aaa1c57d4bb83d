/** Never edited once landed. */
export const BLOCK = /* sql */ `
-- One side wants nothing to do with the other: a person with a company, or a company with a person. The other side is
-- not told. What was taken back stays as history.
CREATE TABLE block (
  id uuid CONSTRAINT block_pkey PRIMARY KEY,
  person_id uuid NOT NULL CONSTRAINT block_person_fkey REFERENCES person (id),
  company_id uuid NOT NULL CONSTRAINT block_company_fkey REFERENCES company (id),
  by_side text NOT NULL CONSTRAINT block_by_side_check CHECK (by_side IN ('person', 'company')),
  made_by uuid NOT NULL CONSTRAINT block_made_by_fkey REFERENCES account (id),
  -- For the own side alone.
  note text NOT NULL DEFAULT '' CONSTRAINT block_note_check CHECK (char_length(note) <= 200),
  -- Both by the clock at the statement, under the lock of the person: what is made for the pair is before or after it.
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  ended_at timestamptz
);
CREATE UNIQUE INDEX block_active_key ON block (person_id, company_id, by_side) WHERE ended_at IS NULL;
CREATE INDEX block_company_idx ON block (company_id, by_side, id) WHERE ended_at IS NULL;
CREATE INDEX block_pair_idx ON block (person_id, company_id);

-- The index of people and postings: her own blocks stand with the person, those of a company with its postings.
CREATE FUNCTION note_changed_blocks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO match_change (kind, subject_id)
  SELECT DISTINCT 'person', person_id FROM changed WHERE by_side = 'person'
  UNION ALL SELECT DISTINCT 'company', company_id FROM changed WHERE by_side = 'company';
  RETURN NULL;
END
$$;
CREATE TRIGGER block_note_insert AFTER INSERT ON block
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_blocks();
CREATE TRIGGER block_note_update AFTER UPDATE ON block
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_blocks();
`;
