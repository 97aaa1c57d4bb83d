/** Never edited once landed. */
export const ANSWERS = /* sql */ `
-- Days by which a posting begins later (or, below 0, earlier) than its pattern and the dates of its shoot say.
ALTER TABLE posting
  ADD COLUMN shift_days integer NOT NULL DEFAULT 0
    CONSTRAINT posting_shift_days_check CHECK (shift_days BETWEEN -30 AND 30);

-- What other days would bring to a slot that nobody is found for.
ALTER TABLE slot_shortfall ADD COLUMN other_days jsonb NOT NULL DEFAULT '[]';
`;
