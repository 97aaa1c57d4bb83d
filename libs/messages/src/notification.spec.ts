import { digestMail, NAMED_PARAMS, notificationTemplates, showNotification } from './notification';
import { notificationTexts, NotificationText } from './notification-text';
import { locales, mandatoryPlaceholders, Params, placeholders } from './text';

const HAN_NEXT_TO_LATIN = /\p{Script=Han}[A-Za-z0-9¥]|[A-Za-z0-9]\p{Script=Han}/u;
const NAMES = new Map([
  ['shoot-id', '雪夜归人'],
  ['person-id', '周敏'],
  ['company-id', '青禾影视'],
  ['announcement-id', '周敏归青禾'],
]);
/** One value for each placeholder in use. */
const SAMPLE: Params = {
  ...{
    shoot: 'shoot-id',
    person: 'person-id',
    company: 'company-id',
    announcement: 'announcement-id',
    role: 'focus-puller',
  },
  ...{ first: '2026-10-14', last: '2026-10-22', days: 7, payFen: 65_000, askedFen: 70_000, owedFen: 130_000 },
  ...{ untilAt: '2026-10-13T04:00:00.000Z', callAt: '2026-10-13T21:30:00.000Z' },
  ...{ offer: 'o-1', booking: 'b-1', posting: 'p-1', backfill: 'f-1' },
  ...{ silent: 3, reserves: 2, best: 5, asked: 17, rank: 1, illness: true, filled: true },
};
const textOf = (template: (typeof notificationTemplates)[number]): NotificationText => notificationTexts[template];

describe.each(notificationTemplates)('%s', (template) => {
  const { title, text, link } = textOf(template);

  it('has the same placeholders in both languages, all with a sample', () => {
    for (const { zh, en } of [title, text]) {
      expect(placeholders(zh)).toEqual(placeholders(en));
      expect(mandatoryPlaceholders(zh)).toEqual(mandatoryPlaceholders(en));
      for (const name of placeholders(zh)) expect(SAMPLE).toHaveProperty(name);
    }
    for (const name of placeholders(link)) expect(SAMPLE).toHaveProperty(name);
  });

  it.each(locales)('reads well in %s, with all parameters and with few', (locale) => {
    const few = mandatoryPlaceholders(title.zh + text.zh + link).map((name) => [name, SAMPLE[name]]);
    for (const params of [SAMPLE, { ...Object.fromEntries(few), illness: false }]) {
      const shown = showNotification(template, locale, params, NAMES)!;
      for (const sentence of [shown.title, shown.text]) {
        expect(sentence).not.toMatch(/[{}[\]…]|-id|undefined|  /);
        expect(sentence).toBe(sentence.trim());
        expect(sentence).not.toMatch(HAN_NEXT_TO_LATIN);
        if (locale === 'en') expect(sentence.replace(/[雪夜归人周敏青禾影视]/gu, '')).not.toMatch(/\p{Script=Han}/u);
      }
      expect(shown.title.length).toBeLessThan(60);
      expect(shown.link).toMatch(/^\/[a-z-]+(\/[a-z0-9-]+)*$/);
    }
  });
});

describe('a notification', () => {
  it('says who, what and when in the words of the house', () => {
    expect(showNotification('booking.droppedOut', 'zh', SAMPLE, NAMES)).toEqual({
      title: '跟焦员周敏来不了',
      text: '跟焦员周敏来不了「雪夜归人」10 月 14 日 05:30 的通告。补位已开始：先问 2 位后备，再问前 5 名。',
      link: '/studio/shoots/shoot-id/backfills/f-1',
    });
    expect(showNotification('booking.released', 'zh', SAMPLE, NAMES)!.text).toBe(
      '知道了，10 月 14 日起的 7 天已放档，剧组在补位，不用再打电话。生病不计入你的记录。',
    );
    expect(showNotification('booking.released', 'en', { ...SAMPLE, illness: false }, NAMES)!.text).toBe(
      'Noted. You are released from 14 Oct (7 days); the crew is refilling, no need to call.',
    );
  });

  it('shows nothing of a kind it does not know, and an ellipsis where a name or value is gone', () => {
    expect(showNotification('moon.landed', 'zh', SAMPLE, NAMES)).toBeNull();
    expect(showNotification('offer.declined', 'en', {}, new Map())!.text).toContain('…');
    expect(showNotification('offer.declined', 'en', SAMPLE, new Map())!.title).toBe('… declined: Focus puller');
    for (const name of NAMED_PARAMS) expect(SAMPLE).toHaveProperty(name);
  });

  it('does not let a value out of its place in the link', () => {
    const shown = showNotification('offer.received', 'zh', { ...SAMPLE, offer: '../x?y' }, NAMES)!;
    expect(shown.link).toBe('/me/offers/..%2Fx%3Fy');
  });
});

describe('a mail', () => {
  const shown = showNotification('offer.expired', 'zh', SAMPLE, NAMES)!;

  it('of one notification has its title, of several their number', () => {
    expect(digestMail([shown], 'zh', 'https://c.example').subject).toBe(shown.title);
    const both = digestMail([shown, shown], 'zh', 'https://c.example');
    expect(both.subject).toBe('通告板：2 条消息');
    expect(both.text.split('https://c.example/me/offers/o-1')).toHaveLength(3);
    expect(both.text).toContain('https://c.example/me/settings');
    expect(digestMail([shown, shown], 'en', 'https://c.example').subject).toBe('Callboard: 2 messages');
  });
});
