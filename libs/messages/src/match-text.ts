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
  'rule.documents': {
    zh: '缺少要求的证件[：{document}]',
    en: 'Lacks a document that is asked for[: {document}]',
  },
  'rule.age': { zh: '不符合年龄要求[：满 {minAge} 岁]', en: 'Does not meet the age asked for[: {minAge}]' },
  'rule.dayLimit': {
    zh: '这段时间的工作天数超过上限[：连同已定的共 {days} 天][，最多 {maxDays} 天]',
    en: 'Too many days of work in this stretch[: {days} with those booked][, at most {maxDays}]',
  },
  // Nobody learns of a block: this says no more than that there is a reason.
  'rule.blocked': { zh: '有其他原因不能安排', en: 'Cannot be placed here for another reason' },
  'rule.excluded': {
    zh: '已经问过或本人已婉拒，或目前不便邀约这几天',
    en: 'Was asked for this slot or declined it, or cannot be asked for these days now',
  },
  'rule.elsewhere': {
    zh: '合适的人在这几天有更需要她们的剧组',
    en: 'Everybody who fits is needed more in other shoots on these days',
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
    zh: '{applied:投递过|没有投递过}这条通告[{reserve:，在候补名单上|}][，{points} 分]',
    en: '{applied:Applied|Did not apply} for this posting[{reserve:, is on its reserve list|}][, {points} {points:point|points}]',
  },
  'score.fairness': {
    zh: '近 30 天的有薪日[ {paidDays} 天][，{points} 分]',
    en: 'Paid days in the last 30[: {paidDays}][, {points} {points:point|points}]',
  },
  'score.skill': {
    zh: '想要的技能[：{wished} 项里会 {met} 项][，{points} 分]',
    en: 'Skills wished for[: has {met} of {wished}][, {points} {points:point|points}]',
  },
  'score.record': {
    zh: '{known:说好的活做到了|还没有履约记录}[ {kept}%][，{points} 分]',
    en: '{known:Kept agreed work|No record of agreed work yet}[: {kept}%][, {points} {points:point|points}]',
  },
  'score.bed': {
    zh: '{needed:要住在外面|不用住在外面}，剧组{bed:管住|不管住}[，{points} 分]',
    en: '{needed:Needs|Does not need} a bed, {bed:one|none} is provided[, {points} {points:point|points}]',
  },
  'score.together': {
    zh: '{together:和这家公司合作过|没有和这家公司合作过}[，{points} 分]',
    en: '{together:Has|Has not} worked with this company before[, {points} {points:point|points}]',
  },
  'score.firstJob': {
    zh: '{firstJob:这里的第一份活|不是这里的第一份活}[，{points} 分]',
    en: '{firstJob:First|Not the first} job here[, {points} {points:point|points}]',
  },
  'score.chain': {
    zh: '和前后一组之间的空档[ {idleDays} 天][，{points} 分]',
    en: 'Idle days to the nearest other shoot[: {idleDays}][, {points} {points:point|points}]',
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
  'relax.documents': {
    zh: '放宽证件要求[（{document}）]，多 {people} 人',
    en: 'Fewer documents[ (without {document})]: {people} more',
  },
  'relax.age': { zh: '放宽年龄要求，多 {people} 人', en: 'A lower age: {people} more' },
  'relax.dayLimit': { zh: '天数短一些，多 {people} 人', en: 'Fewer days: {people} more' },
  'relax.blocked': { zh: '其他原因，多 {people} 人', en: 'Other reasons: {people} more' },
  'relax.excluded': { zh: '由你亲自邀约，多 {people} 人', en: 'Ask by hand: {people} more' },
  'relax.taken': { zh: '从这个剧组的其他名额调，多 {people} 人', en: 'From other slots of this shoot: {people} more' },
} as const;

/** What other days would bring to a slot that stays open. */
export const dayTexts = {
  'days.moveLater': {
    zh: '整体晚一天[（{first}至 {last}）]，多 {people} 人',
    en: 'All a day later[ ({first} to {last})]: {people} more',
  },
  'days.moveEarlier': {
    zh: '整体早一天[（{first}至 {last}）]，多 {people} 人',
    en: 'All a day earlier[ ({first} to {last})]: {people} more',
  },
  'days.startLater': {
    zh: '晚一天开始[（{first}至 {last}）]，多 {people} 人',
    en: 'Starting a day later[ ({first} to {last})]: {people} more',
  },
  'days.endEarlier': {
    zh: '早一天结束[（{first}至 {last}）]，多 {people} 人',
    en: 'Ending a day earlier[ ({first} to {last})]: {people} more',
  },
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
  'closing.work_begun': {
    zh: '这条通告已经开工，剧组没有答复，投递自动结束。同岗位的其他通告可以直接投递。',
    en: 'Work on this posting has begun without an answer, so your application has ended. Other postings of the role are open to you.',
  },
  'closing.posting_closed': {
    zh: '剧组提前截止了这条通告，不再招人。同岗位的其他通告可以直接投递。',
    en: 'The producer closed this posting early and no longer hires for it. Other postings of the role are open to you.',
  },
} as const;

/** Every text of the match by its code, for those who say nothing else. */
export const matchTexts = { ...ruleTexts, ...scoreTexts, ...relaxTexts, ...dayTexts, ...closingTexts } as const;
