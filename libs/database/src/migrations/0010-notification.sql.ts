/** Never edited once landed. */
export const NOTIFICATION = /* sql */ `
-- What people are told: each thing once for each person, in the transaction of what happened. Parameters are ids, days
-- and figures; names are looked up when the sentence is made.
CREATE TABLE notification (
  id uuid CONSTRAINT notification_pkey PRIMARY KEY,
  -- No foreign key: its check would lock the person's row, out of the order in which people are locked.
  person_id uuid NOT NULL,
  template text NOT NULL,
  subject text NOT NULL CONSTRAINT notification_subject_check CHECK (char_length(subject) BETWEEN 1 AND 120),
  params jsonb NOT NULL CONSTRAINT notification_params_check CHECK (jsonb_typeof(params) = 'object'),
  urgent boolean NOT NULL,
  -- So near that whoever allows it is told in the quiet hours too.
  emergency boolean NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  read_at timestamptz,
  CONSTRAINT notification_told_key UNIQUE (person_id, template, subject),
  CONSTRAINT notification_emergency_check CHECK (urgent OR NOT emergency)
);
CREATE INDEX notification_person_idx ON notification (person_id, id);
CREATE INDEX notification_unread_idx ON notification (person_id) WHERE read_at IS NULL;

-- A notification on its way by one channel.
CREATE TABLE delivery (
  id uuid CONSTRAINT delivery_pkey PRIMARY KEY,
  notification_id uuid NOT NULL CONSTRAINT delivery_notification_fkey REFERENCES notification (id),
  channel text NOT NULL CONSTRAINT delivery_channel_check CHECK (channel IN ('mail', 'sms', 'push')),
  -- held: waits for the mail of the day. unknown: it may have gone out, and somebody has to say.
  -- dropped: nobody wants it any more.
  state text NOT NULL CONSTRAINT delivery_state_check
    CHECK (state IN ('held', 'due', 'sending', 'sent', 'failed', 'unknown', 'dropped')),
  -- The message with which it goes out; the mail of a day carries several.
  message_id uuid,
  due_at timestamptz NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  provider_id text,
  -- A code, never what a server said: that may name an address.
  error text,
  lease_token uuid,
  lease_until timestamptz,
  sent_at timestamptz,
  CONSTRAINT delivery_channel_key UNIQUE (notification_id, channel),
  CONSTRAINT delivery_message_check CHECK (state IN ('held', 'dropped') OR message_id IS NOT NULL),
  CONSTRAINT delivery_lease_check CHECK (state <> 'sending' OR (lease_token IS NOT NULL AND lease_until IS NOT NULL)),
  CONSTRAINT delivery_sent_check CHECK ((state = 'sent') = (sent_at IS NOT NULL))
);
CREATE INDEX delivery_message_idx ON delivery (message_id);
CREATE INDEX delivery_state_idx ON delivery (state, id);

-- How a person wants to be told; who never said so has no row, and is told by every channel.
CREATE TABLE notification_preference (
  person_id uuid CONSTRAINT notification_preference_pkey PRIMARY KEY
    CONSTRAINT notification_preference_person_fkey REFERENCES person (id),
  mail boolean NOT NULL DEFAULT true,
  sms boolean NOT NULL DEFAULT true,
  push boolean NOT NULL DEFAULT true,
  -- What is not urgent comes as one mail a day.
  digest boolean NOT NULL DEFAULT true,
  updated_at timestamptz NOT NULL DEFAULT now()
);
`;
