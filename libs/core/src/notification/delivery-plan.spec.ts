import type { Recipient } from '@callboard/database';
import { mustWait, planDeliveries, tellableAt, Weight } from './delivery-plan';

const NOON = new Date('2026-10-14T04:00:00Z');
/** 23:10 in Shanghai. */
const NIGHT = new Date('2026-10-14T15:10:00Z');
/** 07:00 the next morning. */
const MORNING = new Date('2026-10-14T23:00:00Z');

const someone = (more: Partial<Recipient> = {}): Recipient => ({
  personId: 'p',
  active: true,
  locale: 'zh',
  ...{ mail: true, sms: true, push: true, digest: true, hasEmail: true, hasPhone: true },
  emergencyCalls: false,
  zone: 'Asia/Shanghai',
  now: NOON,
  ...more,
});
const calm: Weight = { urgent: false, emergency: false, duty: false };
const urgent: Weight = { ...calm, urgent: true };
const emergency: Weight = { ...urgent, emergency: true };

const ways = (recipient: Recipient, weight: Weight): string[] =>
  planDeliveries(recipient, weight).map(({ channel, dueAt }) => `${channel} ${dueAt?.toISOString() ?? 'digest'}`);

describe('ways', () => {
  it('are all that she allows for what is urgent, and the mail of the day for the rest', () => {
    const now = NOON.toISOString();
    expect(ways(someone(), urgent)).toEqual([`mail ${now}`, `sms ${now}`, `push ${now}`]);
    expect(ways(someone(), calm)).toEqual(['mail digest']);
    expect(ways(someone({ digest: false }), calm)).toEqual([`mail ${now}`]);
  });

  it('are none that she has turned off, has no address for, or that a suspended account would read', () => {
    const now = NOON.toISOString();
    expect(ways(someone({ mail: false, push: false }), urgent)).toEqual([`sms ${now}`]);
    expect(ways(someone({ hasEmail: false, hasPhone: false }), urgent)).toEqual([`push ${now}`]);
    expect(ways(someone({ mail: false }), calm)).toEqual([]);
    expect(ways(someone({ active: false }), urgent)).toEqual([]);
  });
});

describe('the quiet hours', () => {
  const night = someone({ now: NIGHT });

  it('hold everything until the morning of her own zone', () => {
    expect(tellableAt(night, urgent)).toEqual(MORNING);
    expect(mustWait(night, urgent)).toBe(true);
    expect(tellableAt(someone({ now: NIGHT, zone: 'Europe/London' }), urgent)).toEqual(NIGHT);
    expect(mustWait(someone(), urgent)).toBe(false);
  });

  it('hold an emergency too, but from those who allow it and those who run the shoot', () => {
    expect(tellableAt(night, emergency)).toEqual(MORNING);
    expect(tellableAt({ ...night, emergencyCalls: true }, emergency)).toEqual(NIGHT);
    expect(tellableAt({ ...night, emergencyCalls: true }, urgent)).toEqual(MORNING);
    expect(tellableAt(night, { ...emergency, duty: true })).toEqual(NIGHT);
    expect(tellableAt(night, { ...urgent, duty: true })).toEqual(MORNING);
    expect(mustWait(night, { ...emergency, duty: true })).toBe(false);
  });
});
