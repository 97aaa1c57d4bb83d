/** Never edited once landed. */
export const POSTING_ORIGIN = /* sql */ `
-- The template's posting that a posting came from; none for one that was added by hand.
ALTER TABLE posting
  ADD COLUMN template_role text CONSTRAINT posting_template_role_fkey REFERENCES role (id),
  ADD COLUMN edited boolean NOT NULL DEFAULT false;

-- What was added by hand says so in the trail; an edit counts the version up.
WITH origin AS (
  SELECT p.id, s.template_size, EXISTS (SELECT FROM audit_entry a WHERE a.subject_type = 'posting'
           AND a.subject_id = p.id AND a.action = 'posting.create') AS by_hand
  FROM posting p JOIN shoot s ON s.id = p.shoot_id)
UPDATE posting p
SET template_role = CASE WHEN o.template_size IS NOT NULL AND NOT o.by_hand THEN p.role_id END,
    edited = o.by_hand OR p.version > 1
FROM origin o WHERE o.id = p.id;
`;
