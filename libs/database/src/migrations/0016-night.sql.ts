/** Never edited once landed. */
export const NIGHT = /* sql */ `
-- The message went out in its reader's quiet hours, because she allows emergency calls or runs the shoot.
ALTER TABLE delivery ADD COLUMN at_night boolean NOT NULL DEFAULT false;
CREATE INDEX delivery_night_idx ON delivery (id) WHERE at_night;
`;
