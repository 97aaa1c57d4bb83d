import { Day, dayNumber } from '@callboard/domain';
import { showDay, showFen, showInstant, showParam } from './show';

describe('amounts', () => {
  it.each([
    [65_000, '¥650'],
    [0, '¥0'],
    [5, '¥0.05'],
    [9_950, '¥99.50'],
    [120_000, '¥1,200'],
    [100_000_000_00, '¥100,000,000'],
    [-1_234_56, '-¥1,234.56'],
  ])('%i fen are %s', (fen, text) => expect(showFen(fen)).toBe(text));
});

describe('days', () => {
  it('are written without the year', () => {
    expect(showDay('2026-10-04' as Day, 'zh')).toBe('10 月 4 日');
    expect(showDay('2026-10-04' as Day, 'en')).toBe('4 Oct');
  });
});

describe('instants', () => {
  it('are on the wall clock of the base, without the year', () => {
    const evening = new Date('2026-10-13T21:30:00Z');
    expect(showInstant(evening, 'zh')).toBe('10 月 14 日 05:30');
    expect(showInstant(evening, 'en')).toBe('14 Oct 05:30');
    expect(showInstant(evening, 'en', 'Europe/London')).toBe('13 Oct 22:30');
    expect(showInstant(new Date('2026-10-13T16:00:00Z'), 'en')).toBe('14 Oct 00:00');
  });
});

describe('parameters', () => {
  const show = (name: string, value: string | number | boolean, params = {}): string[] => [
    showParam(name, value, 'zh', params),
    showParam(name, value, 'en', params),
  ];

  it('show as names where they are ids', () => {
    expect(show('role', 'set-hand')).toEqual(['场务', 'Set hand']);
    expect(show('base', 'hengdian')).toEqual(['横店', 'Hengdian']);
    expect(show('department', 'art')).toEqual(['美术组', 'Art']);
    expect(show('minLevel', 3)).toEqual(['熟手', 'Full']);
    expect(show('subject', 'offer')).toEqual(['邀约', 'offer']);
    expect(show('state', 'no_show', { subject: 'booking' })).toEqual(['未到场', 'no-show']);
  });

  it('show days whether text or number, and amounts in yuan', () => {
    expect(show('first', '2026-10-14')).toEqual(['10 月 14 日', '14 Oct']);
    expect(show('firstMissingDay', dayNumber('2026-10-14' as Day))).toEqual(['10 月 14 日', '14 Oct']);
    expect(show('payHighFen', 60_000)).toEqual(['¥600', '¥600']);
  });

  it('stay as they are when they are not what their name says', () => {
    expect(show('role', 'constructor')).toEqual(['constructor', 'constructor']);
    expect(show('base', 'hollywood')).toEqual(['hollywood', 'hollywood']);
    expect(show('level', 9)).toEqual(['9', '9']);
    expect(show('subject', 'toString')).toEqual(['toString', 'toString']);
    expect(show('state', 'lost', { subject: 'offer' })).toEqual(['lost', 'lost']);
    expect(show('state', 'open')).toEqual(['open', 'open']);
    expect(show('first', 'soon')).toEqual(['soon', 'soon']);
    expect(show('minutes', 95)).toEqual(['95', '95']);
  });
});
