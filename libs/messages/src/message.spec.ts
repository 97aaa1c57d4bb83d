import { ERROR_CODES, ErrorCode, FIELD_CODES } from '@callboard/domain';
import { errorTexts } from './error-text';
import { fieldTexts } from './field-text';
import { closingTexts, dayTexts, relaxTexts, ruleTexts, scoreTexts } from './match-text';
import { isMessageCode, message, messageCodes, messageOf, texts } from './message';
import { stateNames, subjectNames } from './name';
import { Locale, locales, mandatoryPlaceholders, Params, placeholders } from './text';

const HAN_NEXT_TO_LATIN = /\p{Script=Han}[A-Za-z0-9¥]|[A-Za-z0-9]\p{Script=Han}/u;
/** One value for each placeholder in use: a new placeholder needs a line here and, if it is a name, in show.ts. */
const SAMPLE: Params = {
  ...{ role: 'gaffer', base: 'hengdian', subject: 'offer', state: 'expired', level: 1, minLevel: 3, wantedLevel: 4 },
  ...{ first: '2026-10-14', last: '2026-10-22', firstMissingDay: '2026-10-15', missingDays: 2, value: '2026-02-31' },
  ...{
    payFloorFen: 70_000,
    payLowFen: 50_000,
    payHighFen: 65_000,
    offeredPayFen: 60_000,
    points: 20,
    minutes: 95,
    maxTravelMinutes: 60,
  },
  ...{ neededDays: 2, freeDays: 1, paidDays: 12, applied: true, people: 14, days: 75, size: 91, headcount: 201 },
  ...{
    min: 8,
    max: 60,
    minFen: 0,
    maxFen: 1_000_000_000,
    megabytes: 10,
    width: 20,
    day: '2026-10-15',
    seconds: 30,
    requestId: 'q-1',
    headLevel: 4,
    missingLow: true,
  },
  ...{ fromAt: '2026-10-11T22:00:00.000Z' },
  ...{ document: 'C1', minAge: 18, maxDays: 26, reserve: true, met: 2, wished: 3, known: true, kept: 97 },
  ...{ needed: true, bed: true, together: true, firstJob: true, idleDays: 2 },
  ...{ pay: true, options: 'day, month', password: 'a-word', fields: '/title', field: '/title' },
};
const names = Object.fromEntries(
  Object.entries({ ...stateNames, subjects: { ...subjectNames } }).flatMap(([kind, byId]) =>
    Object.entries(byId).map(([id, name]) => [`${kind}.${id}`, name]),
  ),
);

/** The text with all parameters and with only the mandatory ones. */
function renderings(code: string, locale: Locale): string[] {
  const mandatory = isMessageCode(code) ? mandatoryPlaceholders(texts[code][locale]) : [];
  return [SAMPLE, Object.fromEntries(mandatory.map((name) => [name, SAMPLE[name]]))].map((params) =>
    messageOf(code, locale, params),
  );
}

describe('every text', () => {
  it('is there for every error code, in both languages', () => {
    expect(Object.keys(errorTexts).sort()).toEqual([...ERROR_CODES].sort());
    expect(Object.keys(fieldTexts).sort()).toEqual([...FIELD_CODES].sort());
    const counts = [ERROR_CODES.length, FIELD_CODES.length, 15, 11, 14, 4, 4];
    expect(messageCodes.length).toBe(counts.reduce((sum, count) => sum + count));
  });

  it.each(messageCodes)('%s has the same placeholders in both languages, all with a sample', (code) => {
    const { zh, en } = texts[code];
    expect(placeholders(zh)).toEqual(placeholders(en));
    expect(mandatoryPlaceholders(zh)).toEqual(mandatoryPlaceholders(en));
    for (const name of placeholders(zh)) expect(SAMPLE).toHaveProperty(name);
  });

  it.each(messageCodes)('%s reads well, with all parameters and with few', (code) => {
    for (const locale of locales) {
      for (const text of renderings(code, locale)) {
        expect(text).not.toMatch(/[{}[\]|]|undefined|…|!|！/);
        expect(text).not.toMatch(/ {2}| $|^ |[，。：；]{2}|[,.:;]{2}| [,.:;]/);
        expect(text.length).toBeGreaterThanOrEqual(2);
      }
    }
    for (const text of renderings(code, 'zh')) {
      expect(text).toMatch(/\p{Script=Han}/u);
      expect(text.replace(/（[\w-]+）/g, '')).not.toMatch(HAN_NEXT_TO_LATIN);
      expect(text).not.toMatch(/\p{Script=Han} \p{Script=Han}(?<!灯光指导 )/u);
      expect(text).not.toMatch(/您|员工|老板|系统错误|其它|登陆/);
    }
    for (const text of renderings(code, 'en')) {
      expect(text).not.toMatch(/\p{Script=Han}|[，。：；（）「」]/u);
      expect(text).not.toMatch(/\b(please|oops|sorry)\b/i);
      expect(text).toMatch(/^[A-Z]/);
    }
  });

  it.each(Object.keys(errorTexts) as ErrorCode[])('%s is whole without parameters and ends like a sentence', (code) => {
    expect(mandatoryPlaceholders(errorTexts[code].zh)).toEqual([]);
    expect(message(code, 'zh')).toMatch(/。$/);
    expect(message(code, 'en')).toMatch(/\.$/);
  });

  it('of a name follows the same rules', () => {
    for (const [id, { zh, en }] of Object.entries(names)) {
      expect([id, zh]).toEqual([id, expect.stringMatching(/^[\p{Script=Han}]+$/u)]);
      expect([id, en]).toEqual([id, expect.stringMatching(/^[a-z -]+$/)]);
    }
  });

  it('covers each rule with a sentence and with what giving way brings', () => {
    const rules = Object.keys(ruleTexts).map((code) => code.slice('rule.'.length));
    // Whom other shoots need more no giving way brings.
    const loosened = rules.filter((rule) => rule !== 'elsewhere');
    expect(Object.keys(relaxTexts).map((code) => code.slice('relax.'.length))).toEqual(loosened);
    expect(Object.keys(scoreTexts)).toHaveLength(11);
    expect(Object.keys(dayTexts)).toHaveLength(4);
    expect(Object.keys(closingTexts)).toHaveLength(4);
  });
});

describe('message', () => {
  it('says by how much', () => {
    expect(message('rule.gap', 'zh', { neededDays: 2, freeDays: 1 })).toBe(
      '和前后一组之间休息和路途不够：要空 2 天，只有 1 天',
    );
    expect(message('rule.pay', 'en', { payFloorFen: 70_000, payHighFen: 65_000 })).toBe(
      'Pay floor above the band: floor ¥700, band up to ¥650',
    );
    expect(message('rule.overlap', 'zh', { first: '2026-10-14', last: '2026-10-22' })).toBe(
      '和已定的档期重叠：10 月 14 日至 10 月 22 日',
    );
    expect(message('score.levelFit', 'zh', { level: 3, wantedLevel: 4, points: 20 })).toBe(
      '级别：熟手，名额要主管，20 分',
    );
    expect(message('score.applied', 'en', { applied: true, points: 1 })).toBe('Applied for this posting, 1 point');
    expect(message('relax.pay', 'zh', { payHighFen: 65_000, people: 14 })).toBe('酬劳提高到 ¥650，多 14 人');
    expect(message('score.applied', 'zh', { applied: false, reserve: true })).toBe('没有投递过这条通告，在候补名单上');
    expect(message('score.applied', 'en', { applied: true, reserve: false })).toBe('Applied for this posting');
    expect(message('score.record', 'zh', { known: true, kept: 97, points: 145 })).toBe('说好的活做到了 97%，145 分');
    expect(message('score.record', 'en', { known: false })).toBe('No record of agreed work yet');
    expect(message('score.bed', 'en', { needed: true, bed: false, points: 0 })).toBe(
      'Needs a bed, none is provided, 0 points',
    );
    expect(message('days.endEarlier', 'zh', { first: '2026-10-14', last: '2026-10-22', people: 3 })).toBe(
      '早一天结束（10 月 14 日至 10 月 22 日），多 3 人',
    );
    expect(message('closing.posting_filled', 'zh')).toContain('招满了');
  });

  it('keeps to itself why somebody is too young or blocked', () => {
    expect(placeholders(texts['rule.blocked'].zh)).toEqual([]);
    expect(placeholders(texts['rule.age'].zh)).toEqual(['minAge']);
    for (const locale of ['zh', 'en'] as const) {
      expect(message('rule.blocked', locale)).not.toMatch(/屏蔽|拉黑|block/i);
    }
  });

  it('says what is wrong with a field', () => {
    expect(message('field.notWholeFen', 'zh', { pay: true })).toBe('日薪要填整数（分）');
    expect(message('field.notWholeFen', 'zh', { pay: false })).toBe('金额要填整数（分）');
    expect(message('field.notWhole', 'en')).toBe('Must be a whole number');
    expect(message('field.tooHighFen', 'zh', { pay: true, maxFen: 1_000_000_000 })).toBe('日薪不能高于 ¥10,000,000');
    expect(message('field.tooLong', 'en', { max: 1 })).toBe('At most 1 character');
  });

  it('names things in errors', () => {
    expect(message('state.conflict', 'zh', { subject: 'offer', event: 'accept', state: 'expired' })).toBe(
      '这一步现在做不了：邀约已经是「已到期」。刷新一下，按最新的情况来。',
    );
    expect(message('shoot.templateSize', 'en', { size: 91, from: 10, to: 90 })).toContain('10 to 90 people, not 91');
    expect(message('posting.payRange', 'zh', { missingLow: true })).toContain('还缺最低的一头');
    expect(message('posting.payRange', 'en', { missingLow: false })).toContain('the high end is missing');
    expect(message('posting.levelRange', 'zh', { headLevel: 4 })).toContain('部门负责人要主管级');
    expect(message('shoot.tooFar', 'en', { days: 400 })).toContain('at most 400 days ahead');
    expect(message('shoot.tooLong', 'zh', { days: 75 })).toContain('最多 60 天，现在是 75 天');
  });

  it('does not compile without a mandatory parameter or with an unknown one', () => {
    // @ts-expect-error people is mandatory
    expect(() => message('relax.pay', 'zh', {})).toThrow(RangeError);
    // @ts-expect-error this text knows no minutes
    expect(message('rule.taken', 'en', { minutes: 3 })).toBe('Already has a slot of this shoot');
  });

  it('from storage never fails', () => {
    expect(messageOf('rule.unheardOf', 'en')).toBe(message('internal', 'en'));
    expect(messageOf('toString', 'zh')).toBe(message('internal', 'zh'));
    expect(messageOf('relax.pay', 'en', {})).toBe('Higher pay: … more');
    expect(messageOf('score.applied', 'en', { applied: false, points: 0 })).toBe(
      'Did not apply for this posting, 0 points',
    );
  });
});
