import type { Schema } from '../../api/types';
import { attentionOf, byUrgency, daysUntil, waitingOf } from './attention';

type Shoot = Schema<'Shoot'>;

const TODAY = '2026-10-10';
const HOUR = 3_600_000;

function shoot(more: Partial<Shoot> = {}, summary: Partial<Shoot['summary']> = {}): Shoot {
  return {
    id: 'a',
    state: 'open',
    nextStep: 'fill',
    runFirst: '2026-10-30',
    runLast: '2026-11-08',
    ...more,
    summary: { open: 5, offered: 0, filled: 70, headcount: 75, ...summary },
  } as Shoot;
}

describe('daysUntil', () => {
  it('counts days over the end of a month and into the past', () => {
    expect(daysUntil('2026-11-01', '2026-10-30')).toBe(2);
    expect(daysUntil('2026-10-09', TODAY)).toBe(-1);
  });
});

describe('attentionOf', () => {
  it('is red when work starts within three days and places are open', () => {
    const near = attentionOf(shoot({ runFirst: '2026-10-13' }), TODAY);
    expect(near.urgency).toBe('now');
    expect(near.reasons[0]).toEqual({ kind: 'startsShort', days: 3, open: 5 });
    expect(near.fix).toBe('fill');
    expect(attentionOf(shoot({ runFirst: '2026-10-14' }), TODAY).urgency).toBe('soon');
  });

  it('counts places that were asked for as missing until somebody accepts', () => {
    const asked = attentionOf(shoot({ runFirst: TODAY, nextStep: 'awaitAnswers' }, { open: 0, offered: 2 }), TODAY);
    expect(asked.reasons[0]).toEqual({ kind: 'startsShort', days: 0, open: 2 });
  });

  it('says that work is under way once it is', () => {
    const running = attentionOf(shoot({ state: 'shooting', runFirst: '2026-10-08' }), TODAY);
    expect(running.reasons[0]).toEqual({ kind: 'runningShort', open: 5 });
  });

  it('tells offers that run out, and leads to the answers when nothing else is to be done', () => {
    const offers = { count: 4, endingSoon: 2, soonestEnd: '2026-10-10T09:00:00Z' };
    const waiting = attentionOf(shoot({ nextStep: 'awaitAnswers' }, { open: 0, offered: 4 }), TODAY, offers);
    expect(waiting.urgency).toBe('soon');
    expect(waiting.fix).toBe('seeOffers');
    expect(waiting.reasons[0]).toEqual({ kind: 'offersEnd', count: 2, at: offers.soonestEnd });
  });

  it('fills first when work is near, even while offers run out', () => {
    const offers = { count: 4, endingSoon: 2, soonestEnd: '2026-10-10T09:00:00Z' };
    expect(attentionOf(shoot({ runFirst: TODAY }, { offered: 4 }), TODAY, offers).fix).toBe('fill');
  });

  it('leaves a shoot in peace that waits for others, is far away or is ready', () => {
    expect(attentionOf(shoot({ nextStep: 'awaitVerification', state: 'in_review' }), TODAY).urgency).toBe('waiting');
    expect(attentionOf(shoot({ runFirst: '2026-12-01' }), TODAY).urgency).toBe('waiting');
    expect(attentionOf(shoot({ nextStep: 'ready' }, { open: 0 }), TODAY)).toMatchObject({
      urgency: 'calm',
      reasons: [],
      fix: 'ready',
    });
  });

  it('does not cry for a draft, which nobody waits for', () => {
    const draft = attentionOf(shoot({ state: 'draft', nextStep: 'publish', runFirst: '2026-10-12' }), TODAY);
    expect(draft.urgency).toBe('soon');
    expect(draft.fix).toBe('publish');
  });
});

describe('byUrgency', () => {
  it('puts the reddest first, then what starts sooner', () => {
    const list = [
      attentionOf(shoot({ id: 'ready', nextStep: 'ready', runFirst: '2026-10-11' }, { open: 0 }), TODAY),
      attentionOf(shoot({ id: 'due', runFirst: '2026-10-20' }), TODAY),
      attentionOf(shoot({ id: 'red2', runFirst: '2026-10-12' }), TODAY),
      attentionOf(shoot({ id: 'red1', runFirst: '2026-10-11' }), TODAY),
    ];
    expect([...list].sort(byUrgency).map((item) => item.shoot.id)).toEqual(['red1', 'red2', 'due', 'ready']);
  });
});

describe('waitingOf', () => {
  const now = Date.parse('2026-10-10T08:00:00Z');
  const at = (hours: number): string => new Date(now + hours * HOUR).toISOString();

  it('counts what still runs and what runs out within six hours', () => {
    expect(waitingOf([at(30), at(2), null, at(-1), at(6)], now)).toEqual({
      count: 3,
      soonestEnd: at(2),
      endingSoon: 2,
    });
    expect(waitingOf([], now)).toEqual({ count: 0, soonestEnd: null, endingSoon: 0 });
  });
});
