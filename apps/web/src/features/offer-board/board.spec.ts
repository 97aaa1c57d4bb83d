import { countViews, groupOffers, invitable, soonestEnd, type Offer } from './board';

function offer(id: string, state: Offer['state'], more: Partial<Offer> = {}): Offer {
  return { id, state, department: 'lighting', expiresAt: null, sentAt: null, answeredAt: null, ...more } as Offer;
}

const order = (department: string): number => ['camera', 'lighting'].indexOf(department);

const offers = [
  offer('late', 'sent', { expiresAt: '2026-10-02T12:00:00Z' }),
  offer('no', 'declined', { answeredAt: '2026-10-01T10:00:00Z' }),
  offer('yes1', 'accepted', { answeredAt: '2026-10-01T09:00:00Z' }),
  offer('yes2', 'accepted', { answeredAt: '2026-10-01T11:00:00Z' }),
  offer('soon', 'viewed', { expiresAt: '2026-10-01T12:00:00Z' }),
  offer('camera', 'expired', { department: 'camera' }),
];

describe('countViews', () => {
  it('counts every offer once, so that the views add up to all', () => {
    const { all, ...views } = countViews(offers);
    expect(all).toBe(6);
    expect(Object.values(views).reduce((sum, count) => sum + count, 0)).toBe(all);
    expect(views).toEqual({ waiting: 2, accepted: 2, declined: 1, expired: 1, withdrawn: 0 });
  });
});

describe('groupOffers', () => {
  it('goes by department, first who must answer soonest, then the latest answers', () => {
    const groups = groupOffers(offers, 'all', order);
    expect(groups.map(({ department }) => department)).toEqual(['camera', 'lighting']);
    expect(groups[1]!.offers.map(({ id }) => id)).toEqual(['soon', 'late', 'yes2', 'yes1', 'no']);
    expect(groups[1]).toMatchObject({ waiting: 2, accepted: 2 });
  });

  it('holds in a view what its count says', () => {
    for (const view of ['waiting', 'accepted', 'declined', 'expired', 'withdrawn'] as const) {
      const rows = groupOffers(offers, view, order).flatMap((group) => group.offers);
      expect(rows).toHaveLength(countViews(offers)[view]);
    }
  });
});

describe('soonestEnd', () => {
  it('is the first clock of those that still wait', () => {
    expect(soonestEnd([...offers, offer('gone', 'expired', { expiresAt: '2026-09-01T00:00:00Z' })])).toBe(
      '2026-10-01T12:00:00Z',
    );
    expect(soonestEnd([])).toBeNull();
  });
});

describe('invitable', () => {
  const applicant = (id: string, postingId: string, free: boolean, state = 'submitted'): never =>
    ({ id, postingId, state, person: { freeAllDays: free, floorWithinBand: true } }) as never;
  const slot = (slotId: string, postingId: string, slotState: string, proposed: boolean): never =>
    ({ slotId, postingId, slotState, proposal: proposed ? {} : null }) as never;

  it('pairs applicants with open slots, those that fit first', () => {
    const pairs = invitable(
      [
        applicant('busy', 'p', false),
        applicant('free', 'p', true),
        applicant('gone', 'p', true, 'withdrawn'),
        applicant('full', 'q', true),
      ],
      [slot('taken', 'q', 'booked', false), slot('thought', 'p', 'open', true), slot('empty', 'p', 'open', false)],
    );
    expect(pairs.map(({ application, slotId }) => [(application as { id: string }).id, slotId])).toEqual([
      ['free', 'empty'],
      ['busy', 'empty'],
    ]);
  });
});
