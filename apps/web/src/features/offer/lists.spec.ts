import type { Schema } from '../../api/types';
import { inboxOf, offersInTheWay, stacksOf, tabOf } from './lists';

type Offer = Schema<'MyOffer'>;
type Application = Schema<'Application'>;

const offer = (id: string, state: Offer['state'], more: object = {}): Offer =>
  ({
    id,
    state,
    expiresAt: null,
    sentAt: '2026-11-01T00:00:00Z',
    answeredAt: null,
    terms: { days: [] },
    ...more,
  }) as never;
const application = (id: string, state: Application['state'], changedAt = '2026-11-02T00:00:00Z'): Application =>
  ({ id, state, changedAt }) as never;

describe('the inbox', () => {
  it('sorts what waits by its deadline', () => {
    const { pending } = inboxOf(
      [
        offer('late', 'sent', { expiresAt: '2026-11-20T00:00:00Z' }),
        offer('never', 'viewed'),
        offer('soon', 'countered', { expiresAt: '2026-11-10T00:00:00Z' }),
      ],
      [],
      new Set(),
    );
    expect(pending.map(({ id }) => id)).toEqual(['soon', 'late', 'never']);
  });

  it('puts what is over together, the latest first, and shows no offer before it was sent', () => {
    const { ended, applied, pending } = inboxOf(
      [offer('a', 'declined', { answeredAt: '2026-11-03T00:00:00Z' }), offer('staged', 'staged')],
      [application('b', 'closed', '2026-11-05T00:00:00Z'), application('c', 'submitted')],
      new Set(),
    );
    expect(ended.map((item) => (item.kind === 'offer' ? item.offer.id : item.application.id))).toEqual(['b', 'a']);
    expect(applied.map(({ id }) => id)).toEqual(['c']);
    expect(pending).toEqual([]);
  });

  it('shows a hiring once, as the offer that was accepted', () => {
    const { ended } = inboxOf(
      [offer('a', 'accepted', { postingId: 'p' })],
      [
        { ...application('b', 'hired'), postingId: 'p' },
        { ...application('c', 'hired'), postingId: 'q' },
      ],
      new Set(),
    );
    expect(ended.map(({ kind }) => kind).sort()).toEqual(['application', 'offer']);
  });

  it('does not show what is about to be declined or withdrawn', () => {
    const inbox = inboxOf([offer('a', 'sent')], [application('b', 'submitted')], new Set(['a', 'b']));
    expect(inbox).toEqual({ pending: [], applied: [], ended: [] });
  });

  it('reads its tab from the address', () => {
    expect(['applied', 'ended', 'pending', 'x', null].map(tabOf)).toEqual([
      'applied',
      'ended',
      'pending',
      'pending',
      'pending',
    ]);
  });
});

describe('offers in the way', () => {
  const on = (id: string, days: string[], state: Offer['state'] = 'sent') => offer(id, state, { terms: { days } });

  it('are the live ones of others that share a day', () => {
    const mine = on('mine', ['2026-12-03', '2026-12-04']);
    const others = [
      mine,
      on('same', ['2026-12-04']),
      on('other', ['2026-12-05']),
      on('over', ['2026-12-03'], 'expired'),
    ];
    expect(offersInTheWay(mine, others).map(({ id }) => id)).toEqual(['same']);
  });
});

describe('the stacks of holds', () => {
  const hold = (id: string, rank: number, days: readonly string[]): Schema<'MyHold'> =>
    ({ id, rank, days, createdAt: `2026-11-01T00:00:0${rank}Z` }) as never;

  it('join what shares days, through others too, each in the order of rank', () => {
    const stacks = stacksOf([
      hold('later', 1, ['2026-12-20', '2026-12-21']),
      hold('second', 2, ['2026-12-03', '2026-12-05']),
      hold('third', 2, ['2026-12-05', '2026-12-09']),
      hold('first', 1, ['2026-12-01', '2026-12-04']),
    ]);
    expect(stacks.map(({ holds }) => holds.map(({ id }) => id))).toEqual([['first', 'second', 'third'], ['later']]);
    expect(stacks[0]!.days).toEqual(['2026-12-01', '2026-12-03', '2026-12-04', '2026-12-05', '2026-12-09']);
    expect(stacksOf([])).toEqual([]);
  });
});
