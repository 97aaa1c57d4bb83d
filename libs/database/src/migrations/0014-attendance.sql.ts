/** Never edited once landed. */
export const ATTENDANCE = /* sql */ `
-- Whether somebody who is booked has said that she comes on her first day. Who was neither asked nor said so has no row.
CREATE TABLE attendance (
  booking_id uuid CONSTRAINT attendance_pkey PRIMARY KEY
    CONSTRAINT attendance_booking_fkey REFERENCES booking (id),
  asked_at timestamptz,
  again_at timestamptz,
  confirmed_at timestamptz,
  -- She had not answered when it was late, and those who run the shoot were told.
  silent_at timestamptz,
  CONSTRAINT attendance_some_check CHECK (asked_at IS NOT NULL OR confirmed_at IS NOT NULL),
  CONSTRAINT attendance_again_check CHECK (again_at IS NULL OR asked_at IS NOT NULL),
  CONSTRAINT attendance_silent_check CHECK (silent_at IS NULL OR asked_at IS NOT NULL)
);
`;
