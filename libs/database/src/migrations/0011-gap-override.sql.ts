/** Never edited once landed. */
export const GAP_OVERRIDE = /* sql */ `
-- The SQL twin of domain.gapNeed's travelDays.
CREATE FUNCTION gap_travel_days(travel_minutes integer, policy jsonb) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN travel_minutes <= (policy->>'sameDayTravelMinutes')::integer THEN 0
              WHEN travel_minutes <= (policy->>'oneDayTravelMinutes')::integer THEN 1
              ELSE 2 END
$$;

-- The SQL twin of domain.gapBand; a policy that does not speak of consent knows none.
CREATE FUNCTION gap_band(needed_days integer, travel_days integer, free_days integer, policy jsonb) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN free_days >= needed_days THEN 'allowed'
              WHEN free_days >= travel_days AND coalesce((policy->>'restByConsent')::boolean, false) THEN 'needsConsent'
              ELSE 'impossible' END
$$;

-- An offer that leaves out earned rest: who allowed it and why, and the person's own consent with the booking it became.
CREATE TABLE gap_override (
  id uuid CONSTRAINT gap_override_pkey PRIMARY KEY,
  offer_id uuid NOT NULL CONSTRAINT gap_override_offer_key UNIQUE
    CONSTRAINT gap_override_offer_fkey REFERENCES offer (id),
  person_id uuid NOT NULL CONSTRAINT gap_override_person_fkey REFERENCES person (id),
  shoot_id uuid NOT NULL CONSTRAINT gap_override_shoot_fkey REFERENCES shoot (id),
  -- The booking before or after, mostly of another company, which must not show in what this one reads.
  other_booking_id uuid NOT NULL CONSTRAINT gap_override_other_booking_fkey REFERENCES booking (id),
  rest_days integer NOT NULL CONSTRAINT gap_override_rest_days_check CHECK (rest_days > 0),
  travel_days integer NOT NULL CONSTRAINT gap_override_travel_days_check CHECK (travel_days >= 0),
  -- Rest can be given up, the journey cannot.
  free_days integer NOT NULL CONSTRAINT gap_override_free_days_check
    CHECK (free_days >= travel_days AND free_days < rest_days + travel_days),
  reason text NOT NULL CONSTRAINT gap_override_reason_check CHECK (char_length(reason) BETWEEN 5 AND 300),
  allowed_by uuid NOT NULL CONSTRAINT gap_override_allowed_by_fkey REFERENCES account (id),
  created_at timestamptz NOT NULL DEFAULT now(),
  consented_at timestamptz,
  booking_id uuid CONSTRAINT gap_override_booking_key UNIQUE
    CONSTRAINT gap_override_booking_fkey REFERENCES booking (id),
  CONSTRAINT gap_override_consent_check CHECK ((consented_at IS NULL) = (booking_id IS NULL))
);
CREATE INDEX gap_override_shoot_idx ON gap_override (shoot_id, id);
`;
