/** Never edited once landed. */
export const SEARCH_INDEX = /* sql */ `
-- Parts of names, handles and titles of three characters or more; a shorter part holds no trigram and is scanned for.
CREATE INDEX person_display_name_trgm_idx ON person USING gin (display_name gin_trgm_ops);
CREATE INDEX person_handle_trgm_idx ON person USING gin (handle gin_trgm_ops);
CREATE INDEX shoot_title_trgm_idx ON shoot USING gin (title gin_trgm_ops);
CREATE INDEX production_title_trgm_idx ON production USING gin (title gin_trgm_ops);

-- The board in its orders by time and by pay.
CREATE INDEX posting_newest_idx ON posting (published_at, id) WHERE state = 'public';
CREATE INDEX posting_best_paid_idx ON posting (pay_high_fen, id) WHERE state = 'public';

-- Open places are few among all.
CREATE INDEX slot_open_idx ON slot (shoot_id) WHERE state = 'open';
`;
