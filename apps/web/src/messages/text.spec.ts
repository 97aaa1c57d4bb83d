import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { area, fillIn, plural, translator } from './text';

const texts = area(
  { greet: '你好，{name}', days: '{count} 天' },
  { greet: 'Hello, {name}', days: ({ count }) => plural(count, 'day') },
);

describe('texts', () => {
  it('put values in their places, in both languages', () => {
    expect(translator(texts, 'zh')('greet', { name: '$&' })).toBe('你好，$&');
    expect(translator(texts, 'en')('days', { count: 1 })).toBe('1 day');
    expect(translator(texts, 'en')('days', { count: 0 })).toBe('0 days');
  });

  it('show a value that is missing instead of hiding it', () => {
    expect(fillIn('{a}{b}', { a: 1 })).toBe('1{b}');
  });
});

type Side = Readonly<Record<string, unknown>>;
const load = (language: string, file: string): Side =>
  Object.values(jest.requireActual<Record<string, Side>>(join(__dirname, language, file)))[0]!;

describe.each(readdirSync(join(__dirname, 'zh')).filter((file) => file.endsWith('.ts')))('%s', (file) => {
  const [zh, en] = [load('zh', file), load('en', file)];

  it('says the same things in both languages', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
  });

  it('has Chinese in the Chinese half and none in the English', () => {
    const source = readFileSync(join(__dirname, 'en', file), 'utf8');
    const chinese = source.split('\n').filter((line) => /[\u4e00-\u9fff]/.test(line));
    // A button that leads to Chinese is written in Chinese.
    expect(chinese.filter((line) => !/中文/.test(line))).toEqual([]);
  });

  it('uses in English the values that it is given', () => {
    const names = (text: string): string[] =>
      [...new Set(Array.from(text.matchAll(/\{(\w+)\}/g), (match) => match[1]!))].sort();
    for (const [key, text] of Object.entries(zh)) {
      const english = en[key];
      if (typeof text === 'string' && typeof english === 'string') {
        const known = names(text);
        expect([key, names(english).filter((name) => !known.includes(name))]).toEqual([key, []]);
      }
    }
  });

  it('keeps the tone: no exclamation marks, no 您, no 抱歉 without need, no please or oops', () => {
    const said = [...Object.values(zh), ...Object.values(en)].filter(
      (text): text is string => typeof text === 'string',
    );
    expect(said.filter((text) => /[!！]|您|系统错误|员工|老板|\bplease\b|\boops\b/i.test(text))).toEqual([]);
  });
});
