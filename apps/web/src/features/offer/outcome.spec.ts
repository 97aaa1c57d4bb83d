import { OfflineError, ProblemError } from '../../api/problem';
import { refusalOf, secondsLate, standingOf } from './outcome';

const NOW = Date.parse('2026-11-24T12:00:00Z');
const offer = (state: string, more: object = {}) =>
  ({ state, answerReason: null, answeredAt: null, expiresAt: '2026-11-24T13:00:00Z', ...more }) as never;
const problem = (code: string, status = 409) =>
  new ProblemError({ type: 't', title: 't', status, code, detail: 'd', requestId: 'r' });

describe('how an offer stands', () => {
  it.each([
    ['sent', {}, 'open'],
    ['viewed', { expiresAt: null }, 'open'],
    ['viewed', { expiresAt: '2026-11-24T12:00:00Z' }, 'expired'],
    ['accepted', {}, 'booked'],
    ['declined', {}, 'declined'],
    ['expired', {}, 'expired'],
    ['withdrawn', { answerReason: 'plans_changed' }, 'withdrawn'],
    ['withdrawn', { answerReason: 'slot_taken' }, 'lost'],
  ])('%s %j is %s', (state, more, standing) => expect(standingOf(offer(state, more), NOW)).toBe(standing));
});

describe('how late somebody was', () => {
  const taken = offer('withdrawn', { answeredAt: '2026-11-24T11:59:56Z' });

  it('is said in whole seconds, at least one', () => {
    expect(secondsLate(taken, NOW)).toBe(4);
    expect(secondsLate(taken, Date.parse('2026-11-24T11:59:56Z'))).toBe(1);
  });

  it('is not said without a click, or when it was long ago', () => {
    expect(secondsLate(taken, null)).toBeNull();
    expect(secondsLate(taken, NOW + 600_000)).toBeNull();
    expect(secondsLate(offer('sent'), NOW)).toBeNull();
  });
});

describe('a refusal', () => {
  it.each([
    [problem('slot.taken'), 'lost'],
    [problem('booking.overlap'), 'clash'],
    [problem('booking.gap'), 'clash'],
    [problem('booking.sameShoot'), 'clash'],
    [problem('offer.termsChanged'), 'changed'],
    [problem('slot.cancelled'), 'ended'],
    [problem('shoot.closed'), 'ended'],
    [problem('internal', 500), 'failed'],
    [problem('rate.limited', 429), 'failed'],
    [new OfflineError(), 'failed'],
  ])('%s leads to %s', (error, kind) => expect(refusalOf(error)).toBe(kind));
});
