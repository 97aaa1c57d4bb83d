import type { Both, Language } from './page-rows';
import type { WayId } from './way';

/** What the ways of hiring are called. */
export const WAY_NAMES: Readonly<Record<WayId, Both>> = {
  engine: { zh: '通告板引擎', en: 'the engine' },
  shoot: { zh: '逐组最优', en: 'shoot by shoot' },
  first: { zh: '先到先得（今天的群聊）', en: 'first come, first served (chat groups today)' },
};

export const SHORT_WAY_NAMES: Readonly<Record<WayId, Both>> = {
  engine: { zh: '引擎', en: 'engine' },
  shoot: { zh: '逐组', en: 'by shoot' },
  first: { zh: '先到先得', en: 'first come' },
};

/** How each way works, in a sentence. */
export const WAY_STORIES: Readonly<Record<WayId, Both>> = {
  engine: {
    zh: '每天早上把所有剧组的空缺放在一起求解一次，从昨天的计划接着算，然后逐个询问；晚上有人拒绝，马上问下一个合适的人。',
    en: "Each morning one solve over the open places of all shoots, beginning with yesterday's plan; then people are asked. In the evening a place whose person said no goes to the next best.",
  },
  shoot: {
    zh: '每个剧组各算各的：按发布的先后，用剩下的人排出本组最好的班底，缺人再补。',
    en: 'Each shoot for itself, in the order of posting: the best crew from the people who are left, and again for what stays open.',
  },
  first: {
    zh: '报过名的人先来，其余看到通告的人按随机次序，第一个合适又有空的人被询问。',
    en: 'Those who applied come first, then whoever reads the notice in random order; the first who qualifies and is free is asked.',
  },
};

export interface PageWords {
  readonly kicker: string;
  readonly lead: string;
  readonly verdict: Readonly<Record<'good' | 'same' | 'bad', string>>;
  readonly reservations: string;
  readonly howTitle: string;
  readonly how: string;
  readonly plotsTitle: string;
  readonly tableTitle: string;
  readonly measure: string;
  readonly settingsTitle: string;
  readonly settingsNote: string;
  readonly setting: string;
  readonly value: string;
  readonly source: string;
  readonly simplifiedTitle: string;
  readonly simplified: readonly string[];
  readonly plots: Readonly<
    Record<
      'within' | 'withinX' | 'withinY' | 'paid' | 'paidUnit' | 'first' | 'firstX' | 'firstY' | 'empty' | 'seconds',
      string
    >
  >;
  readonly secondsX: string;
  readonly secondsY: string;
  readonly again: string;
}

export const WORDS: Readonly<Record<Language, PageWords>> = {
  zh: {
    kicker: '短剧招人，模拟一个市场：用通告板引擎，和今天的群聊相比',
    lead: '同一批剧组、同一批人、同样的回答和同样的意外，三种招人方式各过一遍：引擎、逐组最优、先到先得。活的总量由剧组决定，哪种方式都变不出更多的活。',
    verdict: { good: '更好', same: '差不多', bad: '更差' },
    reservations: '没有变好的地方',
    howTitle: '三种招人方式',
    how: '三种方式每天都有早晚两轮询问，每个名额同一时间只问一个人；同一个人对同一个名额的回答、快慢、会不会退出，由种子决定，谁问都一样。',
    plotsTitle: '图',
    tableTitle: '全部指标',
    measure: '指标',
    settingsTitle: '设定与来源',
    settingsNote:
      '市场本身（人、岗位、档期、片酬、基地）来自引擎基准测试的生成器，来源写在 market-settings.json。下面是模拟另加的；标“猜测”的没有调查数据。',
    setting: '设定',
    value: '取值',
    source: '来源',
    simplifiedTitle: '简化与局限',
    simplified: [
      '三种方式共用一份日历：没有人被两个剧组同时约走，也没有人看不到通告。真实的群聊做不到，所以这里的“今天”比现实好。',
      '所有愿意工作的人都在池子里，人比活多：总带薪天数由剧组的需求决定，哪种方式都变不出更多的活，只能少空几个名额、分得不同。',
      '前面没有预热期：人们带着生成器给出的早先工作和最近 30 天的带薪天数开始，通告按自己的提前量发布；只统计这段时间发布的名额。',
      '收入是开出的日薪乘以工作日，不含加班、补贴和定金；路程按基地之间的分钟数算。',
      '剧组不取消、不改期；迟到到岗只丢当天；退出的人可以被别的剧组再问。',
      '答应、沉默、退出的概率是猜测，不随催促、价格或熟人关系变化，只有报名、不想工作的日子和路程会改变答应的概率。引擎偏爱近的人和报过名的人，所以这几项猜测对它有利。',
    ],
    plots: {
      within: '发布后多快有人答应',
      withinX: '发布后小时',
      withinY: '名额，%',
      paid: '有活的人，按带薪天数',
      paidUnit: '天',
      first: '开始第一份工作的新人，累计',
      firstX: '月初起的天数',
      firstY: '人',
      empty: '最缺人的岗位：没人上工的名额日，%',
      seconds: '每天决定所用的时间',
    },
    secondsX: '模拟的第几天',
    secondsY: '秒',
    again: '自己再跑一遍',
  },
  en: {
    kicker: 'Crews for micro-drama, a market simulated: the engine of Callboard beside the chat groups of today',
    lead: 'The same shoots, the same people, the same answers and the same accidents, gone through by three ways of hiring: the engine, shoot by shoot, first come first served. How much work there is, the shoots decide: no way of hiring makes more of it.',
    verdict: { good: 'better', same: 'about the same', bad: 'worse' },
    reservations: 'What does not get better',
    howTitle: 'Three ways of hiring',
    how: 'Each way has the same two rounds of asks a day, morning and evening, and asks one person at a time for a place. What a person says to a place, how quickly, and whether she drops out is decided by the seed, whoever asks.',
    plotsTitle: 'Plots',
    tableTitle: 'All measures',
    measure: 'Measure',
    settingsTitle: 'Settings and their sources',
    settingsNote:
      "The market itself (people, roles, free days, pay, bases) is that of the engine's benchmark, with its sources in market-settings.json. These are what the simulation adds; what is called a guess has no survey behind it.",
    setting: 'Setting',
    value: 'Value',
    source: 'Source',
    simplifiedTitle: 'Simplifications and limits',
    simplified: [
      'All three ways share one calendar: nobody is promised to two shoots, and nobody misses a notice. Chat groups cannot do that, so "today" is better here than in life.',
      'Everybody who wants to work is in the pool and there are more people than work: the paid days in all are what the shoots ask for. No way of hiring makes more work; it leaves fewer places empty and shares the work out otherwise.',
      'There is no warm-up: people begin with the earlier work and the paid days of the last 30 that the generator gives them, and shoots are posted as long ahead as they would be. Only places posted in this time are counted.',
      'Income is the offered day rate times days worked, without overtime, allowances or deposits. Travel is the minutes between bases.',
      'No shoot is cancelled or moved; who comes late loses the days before; who dropped out may be asked by others.',
      'The probabilities of a yes, of silence and of dropping out are guesses. They do not move with haste, pay or friendship; applications, unwanted days and distance alone change a yes. The engine favours people who are near and who applied, so these guesses are in its favour.',
    ],
    plots: {
      within: 'How soon somebody says yes',
      withinX: 'hours since the posting',
      withinY: 'places, %',
      paid: 'People with work, by paid days',
      paidUnit: 'days',
      first: 'Newcomers who have begun their first job',
      firstX: 'days since the beginning of the month',
      firstY: 'people',
      empty: 'The scarcest roles: days of places that nobody worked, %',
      seconds: "Time for a day's decisions",
    },
    secondsX: 'day of the simulation',
    secondsY: 'seconds',
    again: 'Run it yourself',
  },
};
