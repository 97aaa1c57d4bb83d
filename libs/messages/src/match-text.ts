/**
 * Hard rules of the match: why a person is not in question for a slot. Without parameters the sentence names the rule,
 * for a funnel; with those that the engine gives it says by how much.
 */
export const ruleTexts = {
  'rule.role': { zh: '不做这个岗位[：{role}]', en: 'Does not do this role[: {role}]' },
  'rule.level': {
    zh: '级别不合[：本人是{level}][，最低要{minLevel}]',
    en: 'Level does not fit[: is {level}][, at least {minLevel} wanted]',
  },
  'rule.headOfDepartment': {
    zh: '当部门负责人级别不够[：要{minLevel}][，本人是{level}]',
    en: 'Level too low for a head of department[: {minLevel} wanted][, is {level}]',
  },
  'rule.availability': {
    zh: '这几天没有档期[：缺 {missingDays} 天][，从 {firstMissingDay}起]',
    en: 'Not free on these days[: {missingDays} {missingDays:day|days} missing][, from {firstMissingDay}]',
  },
  'rule.overlap': { zh: '和已定的档期重叠[：{first}至 {last}]', en: 'Overlaps a booking[: {first} to {last}]' },
  'rule.gap': {
    zh: '和前后一组之间休息和路途不够[：要空 {neededDays} 天][，只有 {freeDays} 天]',
    en: 'Too little rest and travel before or after another shoot[: {neededDays} free {neededDays:day|days} needed][, {freeDays} there]',
  },
  'rule.pay': {
    zh: '底价高于这个名额的酬劳[：底价 {payFloorFen}][，最高 {payHighFen}]',
    en: 'Pay floor above the band[: floor {payFloorFen}][, band up to {payHighFen}]',
  },
  'rule.travel': {
    zh: '路程超出愿意走的范围[：约 {minutes} 分钟][，最多 {maxTravelMinutes} 分钟]',
    en: 'Further than willing to travel[: about {minutes} min][, at most {maxTravelMinutes} min]',
  },
  'rule.excluded': {
    zh: '这个名额已经问过，或本人已婉拒',
    en: 'Was already asked for this slot, or declined it',
  },
  'rule.taken': { zh: '在这个剧组已经有名额', en: 'Already has a slot of this shoot' },
} as const;

/** Soft terms of the match: what speaks for a person, with the points that it gave. */
export const scoreTexts = {
  'score.levelFit': {
    zh: '级别[：{level}][，名额要{wantedLevel}][，{points} 分]',
    en: 'Level[: {level}][, slot wants {wantedLevel}][, {points} {points:point|points}]',
  },
  'score.distance': {
    zh: '路程[约 {minutes} 分钟][，{points} 分]',
    en: 'Travel[ about {minutes} min][, {points} {points:point|points}]',
  },
  'score.payFit': {
    zh: '酬劳[ {offeredPayFen} 一天][，{points} 分]',
    en: 'Pay[ {offeredPayFen} a day][, {points} {points:point|points}]',
  },
  'score.applied': {
    zh: '{applied:投递过|没有投递过}这条通告[，{points} 分]',
    en: '{applied:Applied|Did not apply} for this posting[, {points} {points:point|points}]',
  },
  'score.fairness': {
    zh: '近 30 天的有薪日[ {paidDays} 天][，{points} 分]',
    en: 'Paid days in the last 30[: {paidDays}][, {points} {points:point|points}]',
  },
} as const;

/** What giving way in one rule alone would bring to a slot that stays open. */
export const relaxTexts = {
  'relax.role': { zh: '放开岗位，多 {people} 人', en: 'Any role: {people} more' },
  'relax.level': { zh: '级别放宽[到{level}]，多 {people} 人', en: 'Wider levels[ (to {level})]: {people} more' },
  'relax.headOfDepartment': {
    zh: '负责人级别放宽[到{level}]，多 {people} 人',
    en: 'A lower level for the head[ ({level})]: {people} more',
  },
  'relax.availability': { zh: '换几天，多 {people} 人', en: 'Other days: {people} more' },
  'relax.overlap': { zh: '避开已定的档期，多 {people} 人', en: 'Days clear of other bookings: {people} more' },
  'relax.gap': { zh: '前后多留一点空，多 {people} 人', en: 'More days between shoots: {people} more' },
  'relax.pay': {
    zh: '酬劳提高[到 {payHighFen}]，多 {people} 人',
    en: 'Higher pay[ (up to {payHighFen})]: {people} more',
  },
  'relax.travel': {
    zh: '招路程更远的人[（约 {minutes} 分钟）]，多 {people} 人',
    en: 'From further away[ (about {minutes} min)]: {people} more',
  },
  'relax.excluded': { zh: '再问一次，多 {people} 人', en: 'Ask again: {people} more' },
  'relax.taken': { zh: '从这个剧组的其他名额调，多 {people} 人', en: 'From other slots of this shoot: {people} more' },
} as const;

/** Why an application ended without a booking. Nobody is left without a final word. */
export const closingTexts = {
  'closing.posting_filled': {
    zh: '这条通告招满了，这次没有选到你。资料还在，同岗位的其他通告可以直接投递。',
    en: 'This posting is filled, and you were not chosen this time. Your profile is ready for other postings of the role.',
  },
  'closing.shoot_cancelled': {
    zh: '剧组取消了，这条通告不再招人，和你的投递无关。这几天的档期已经空出来。',
    en: 'The shoot was cancelled and no longer hires; it has nothing to do with you. Your days are free again.',
  },
  'closing.posting_closed': {
    zh: '剧组提前截止了这条通告，不再招人。同岗位的其他通告可以直接投递。',
    en: 'The producer closed this posting early and no longer hires for it. Other postings of the role are open to you.',
  },
} as const;

/** Every text of the match by its code, for those who say nothing else. */
export const matchTexts = { ...ruleTexts, ...scoreTexts, ...relaxTexts, ...closingTexts } as const;
