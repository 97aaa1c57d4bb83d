import type { WayMeasures } from './measures';
import { Both, emptyAtStart, firstJobShare, Language, MEASURE_GROUPS, said } from './page-rows';

export type Verdict = 'good' | 'same' | 'bad';

/** One thing that counts for people: the engine's figure beside today's. */
export interface Headline {
  readonly what: string;
  readonly engine: string;
  readonly today: string;
  /** Lengths of the two bars, in per cent of the longer. */
  readonly bars: readonly [engine: number, today: number];
  readonly verdict: Verdict;
}

/** Differences under this share of the larger figure are not worth words. */
const SAME = 0.01;

/** Whether the first figure is better than the second. */
export function verdictOf(value: number, beside: number, better: 'lower' | 'higher'): Verdict {
  const larger = Math.max(Math.abs(value), Math.abs(beside));
  if (larger === 0 || Math.abs(value - beside) <= SAME * larger) return 'same';
  return value < beside === (better === 'lower') ? 'good' : 'bad';
}

interface Question {
  readonly what: Both;
  readonly of: (each: WayMeasures) => number;
  readonly digits: number;
  readonly better: 'lower' | 'higher';
  /** How a change by so many per cent is said in the title; left out where it is not. */
  readonly change?: Readonly<Record<Language, (percent: number, more: boolean) => string>>;
}

const QUESTIONS: readonly Question[] = [
  {
    what: { zh: '第一天还空着的名额，每 100 个', en: 'empty places on the first day, of 100' },
    of: emptyAtStart,
    digits: 1,
    better: 'lower',
    change: {
      zh: (percent, more) => `第一天的空缺${more ? '多' : '少'} ${percent}%`,
      en: (percent, more) => `${percent}% ${more ? 'more' : 'fewer'} places empty on the first day`,
    },
  },
  {
    what: { zh: '得到第一份工作的新人，每 100 人', en: 'newcomers with a first job, of 100' },
    of: firstJobShare,
    digits: 1,
    better: 'higher',
    change: {
      zh: (percent, more) => `得到第一份工作的新人${more ? '多' : '少'} ${percent}%`,
      en: (percent, more) => `${percent}% ${more ? 'more' : 'fewer'} newcomers in their first job`,
    },
  },
  {
    what: { zh: '从家到剧组的路，小时', en: 'hours from home to a job' },
    of: ({ travelMinutes }) => travelMinutes / 60,
    digits: 1,
    better: 'lower',
    change: {
      zh: (percent, more) => `去上工的路${more ? '长' : '短'} ${percent}%`,
      en: (percent, more) => `ways to work ${percent}% ${more ? 'longer' : 'shorter'}`,
    },
  },
  {
    what: { zh: '两份活之间空等的天数', en: 'idle days between two jobs' },
    of: ({ idleDays }) => idleDays.mean,
    digits: 1,
    better: 'lower',
  },
  {
    what: { zh: '有活的人，每人带薪天数', en: 'paid days of each person with work' },
    of: ({ paidDays }) => paidDays.mean,
    digits: 1,
    better: 'higher',
  },
  {
    what: { zh: '有活干的人', en: 'people with work' },
    of: ({ worked }) => worked,
    digits: 0,
    better: 'higher',
  },
];

/** The figures that stand first. */
export function headlinesOf(engine: WayMeasures, today: WayMeasures, language: Language): Headline[] {
  return QUESTIONS.map(({ what, of, digits, better }) => {
    const longer = Math.max(of(engine), of(today), 1e-9);
    return {
      what: what[language],
      engine: said(of(engine), digits),
      today: said(of(today), digits),
      bars: [(100 * of(engine)) / longer, (100 * of(today)) / longer],
      verdict: verdictOf(of(engine), of(today), better),
    };
  });
}

const SHOOT_ALONE = {
  zh: {
    most: '每个剧组只为自己挑最好的人（逐组最优，括号内）时，多数好处已经在了',
    less: '每个剧组只为自己挑最好的人（逐组最优，括号内）时，好处少得多',
  },
  en: {
    most: 'Most of it is there already when each shoot picks the best crew for itself (in brackets)',
    less: 'Much less of it is there when each shoot picks the best crew for itself (in brackets)',
  },
} as const;

/** The first three figures beside those of the best crew for each shoot alone. */
export function besideShoot(ways: readonly WayMeasures[], language: Language): string {
  const [engine, shoot, today] = ways as [WayMeasures, WayMeasures, WayMeasures];
  const parts = QUESTIONS.slice(0, 3).map(({ what, of, digits }) => {
    const [own, other] = [said(of(engine), digits), said(of(shoot), digits)];
    return language === 'zh' ? `${what.zh} ${own}（${other}）` : `${what.en}: ${own} (${other})`;
  });
  const [own, other] = [emptyAtStart(today) - emptyAtStart(engine), emptyAtStart(today) - emptyAtStart(shoot)];
  const [colon, semicolon, stop] = language === 'zh' ? ['：', '；', '。'] : [': ', '; ', '.'];
  const alone = SHOOT_ALONE[language][other >= own / 2 ? 'most' : 'less'];
  return `${alone}${colon}${parts.join(semicolon)}${stop}`;
}

/** The page's title: what changes most, whichever way it goes. */
export function titleOf(engine: WayMeasures, today: WayMeasures, language: Language): string {
  const changes = QUESTIONS.flatMap(({ of, change }) => {
    const before = of(today);
    const percent = before === 0 ? 0 : Math.round((100 * Math.abs(of(engine) - before)) / before);
    return change && percent > 0 ? [change[language](percent, of(engine) > before)] : [];
  });
  if (changes.length === 0) return { zh: '和今天一样', en: 'The same as today' }[language];
  return changes.join(language === 'zh' ? '，' : ', ');
}

/** Every measure of the table in which the engine is worse than another way, or no better than today, in words. */
export function reservationsOf(ways: readonly WayMeasures[], language: Language): string[] {
  const [engine, shoot, first] = ways as [WayMeasures, WayMeasures, WayMeasures];
  const names = { zh: { shoot: '逐组最优', first: '先到先得' }, en: { shoot: 'shoot by shoot', first: 'today' } }[
    language
  ];
  const sentences: string[] = [];
  for (const { rows } of MEASURE_GROUPS.slice(0, 3)) {
    for (const { name, of, digits, unit, better } of rows) {
      if (better === null) continue;
      const worse = [
        { way: names.first, value: of(first) },
        { way: names.shoot, value: of(shoot) },
      ].filter(({ value }) => verdictOf(of(engine), value, better) === 'bad');
      if (worse.length === 0) continue;
      const behind = unit?.[language] ?? '';
      const others = worse.map(({ way, value }) => `${way} ${said(value, digits)}${behind}`);
      const stop = language === 'zh' ? '，' : ', ';
      const colon = language === 'zh' ? '：' : ': ';
      const own = language === 'zh' ? '引擎' : 'engine';
      sentences.push(`${name[language]}${colon}${own} ${said(of(engine), digits)}${behind}${stop}${others.join(stop)}`);
    }
  }
  return sentences;
}
