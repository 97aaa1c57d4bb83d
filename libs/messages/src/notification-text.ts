import type { BilingualText } from '@callboard/domain';

/** What a person is told of one kind of thing that happened. */
export interface NotificationText {
  /**
   * `now` goes out by every channel that she allows, outside the quiet hours; `digest` waits for the mail of the day,
   * unless she wants each by itself.
   */
  readonly pace: 'now' | 'digest';
  /** For those who run a shoot: an emergency in it reaches them in the quiet hours too. */
  readonly duty?: true;
  readonly title: BilingualText;
  readonly text: BilingualText;
  /** Path of the page to go to. */
  readonly link: string;
}

/**
 * Every notification. `shoot`, `person` and `company` are ids that become names when the sentence is made,
 * `announcement` becomes its text unless it is withdrawn, a role is
 * shown in the language, `...At` is an instant in the time of the base.
 */
export const notificationTexts = {
  'offer.received': {
    pace: 'now',
    title: { zh: '{role}邀约：{shoot}', en: 'Offer: {role}, {shoot}' },
    text: {
      zh: '{company}邀你来「{shoot}」做{role}，{first}至 {last}，每天 {payFen}。{untilAt} 前答复，过时名额给下一位。',
      en: '{company} wants you on "{shoot}" as {role}, {first} to {last}, {payFen} a day. Answer by {untilAt}; after that the slot goes to the next person.',
    },
    link: '/me/offers/{offer}',
  },
  'offer.withdrawn': {
    pace: 'now',
    title: { zh: '邀约收回了：{shoot}', en: 'Offer withdrawn: {shoot}' },
    text: {
      zh: '「{shoot}」收回了给你的{role}邀约，{first}至 {last}重新算你有空。不是你的问题。',
      en: '"{shoot}" withdrew its offer as {role}. {first} to {last} count as free again; it was not about you.',
    },
    link: '/me/offers/{offer}',
  },
  'offer.slotTaken': {
    pace: 'now',
    title: { zh: '名额被接下了：{shoot}', en: 'Slot taken: {shoot}' },
    text: {
      zh: '「{shoot}」的{role}名额刚被别人接下了，不是你的问题。同岗位的通告还在招，打开就能看到档期合适的。',
      en: 'Someone else accepted the {role} slot of "{shoot}"; it was not about you. Open it for others that fit your days.',
    },
    link: '/me/offers/{offer}',
  },
  'offer.expired': {
    pace: 'digest',
    title: { zh: '邀约到期了：{shoot}', en: 'Offer expired: {shoot}' },
    text: {
      zh: '「{shoot}」的{role}邀约到期了。名额还在的话，可以告诉剧组你仍有空。',
      en: 'The offer of "{shoot}" as {role} expired. While the slot is open you can tell the crew you are free.',
    },
    link: '/me/offers/{offer}',
  },
  'offer.accepted': {
    pace: 'digest',
    title: { zh: '{person}接下了：{role}', en: '{person} accepted: {role}' },
    text: {
      zh: '{person}接下了「{shoot}」的{role}，已定档，{first}至 {last}。',
      en: '{person} accepted {role} on "{shoot}" and is booked, {first} to {last}.',
    },
    link: '/studio/shoots/{shoot}/offers',
  },
  'offer.declined': {
    pace: 'digest',
    title: { zh: '{person}婉拒了：{role}', en: '{person} declined: {role}' },
    text: {
      zh: '{person}婉拒了「{shoot}」的{role}，{first}至 {last}。名额会去问下一位。',
      en: '{person} declined {role} on "{shoot}", {first} to {last}. The next person is asked.',
    },
    link: '/studio/shoots/{shoot}/offers',
  },
  'offer.countered': {
    pace: 'now',
    duty: true,
    title: { zh: '{person}还价了：{role}', en: '{person} proposes another rate: {role}' },
    text: {
      zh: '{person}对「{shoot}」的{role}提出每天 {askedFen}，原邀约 {payFen}。{untilAt} 前同意、再提一个价或按原价，过时邀约就到期。',
      en: '{person} asks {askedFen} a day as {role} on "{shoot}"; the offer says {payFen}. Agree, propose a rate of your own or keep yours by {untilAt}; after that the offer expires.',
    },
    link: '/studio/shoots/{shoot}/offers',
  },
  'offer.counterAgreed': {
    pace: 'now',
    title: { zh: '剧组同意了你的价：{shoot}', en: 'Your rate is agreed: {shoot}' },
    text: {
      zh: '「{shoot}」同意了你提的{role}每天 {payFen}。{untilAt} 前看新条款并接受，接受了才算定档。',
      en: '"{shoot}" agrees to {payFen} a day as {role}. Read the new terms and accept them by {untilAt}; you are booked once you have.',
    },
    link: '/me/offers/{offer}',
  },
  'offer.counterCountered': {
    pace: 'now',
    title: { zh: '剧组又提了一个价：{shoot}', en: 'Another rate from the crew: {shoot}' },
    text: {
      zh: '「{shoot}」的{role}改成每天 {payFen}，你提的是 {askedFen}。{untilAt} 前接受或婉拒。',
      en: '"{shoot}" now offers {payFen} a day as {role}; you asked {askedFen}. Accept or decline by {untilAt}.',
    },
    link: '/me/offers/{offer}',
  },
  'offer.counterKept': {
    pace: 'now',
    title: { zh: '剧组按原价：{shoot}', en: 'The rate stays: {shoot}' },
    text: {
      zh: '「{shoot}」的{role}还是每天 {payFen}，你提的是 {askedFen}。{untilAt} 前接受或婉拒。',
      en: '"{shoot}" keeps {payFen} a day as {role}; you asked {askedFen}. Accept or decline by {untilAt}.',
    },
    link: '/me/offers/{offer}',
  },
  'application.submitted': {
    pace: 'digest',
    title: { zh: '{person}投递了：{role}', en: '{person} applied: {role}' },
    text: { zh: '{person}投递了「{shoot}」的{role}通告。', en: '{person} applied for {role} on "{shoot}".' },
    link: '/studio/shoots/{shoot}/applicants',
  },
  'application.shortlisted': {
    pace: 'digest',
    title: { zh: '进了候选：{shoot}', en: 'Shortlisted: {shoot}' },
    text: {
      zh: '「{shoot}」把你的{role}投递放进了候选。定了会发邀约给你。',
      en: '"{shoot}" put your application as {role} on the short list. An offer follows when they decide.',
    },
    link: '/me/offers',
  },
  'application.declined': {
    pace: 'digest',
    title: { zh: '这次没选上：{shoot}', en: 'Not chosen: {shoot}' },
    text: {
      zh: '「{shoot}」的{role}这次选了别人。同岗位还在招的通告，打开就能看到。',
      en: '"{shoot}" chose others as {role} this time. Open it for similar postings that are still open.',
    },
    link: '/jobs/{posting}',
  },
  'application.closed': {
    pace: 'digest',
    title: { zh: '通告结束了：{shoot}', en: 'Posting closed: {shoot}' },
    text: {
      zh: '「{shoot}」的{role}通告{filled:招满了|收了}，你的投递到此结束。同岗位还在招的通告，打开就能看到。',
      en: 'The {role} posting of "{shoot}" {filled:is filled|was closed}, so your application ends here. Open it for similar ones that are still open.',
    },
    link: '/jobs/{posting}',
  },
  'shoot.cancelled': {
    pace: 'now',
    title: { zh: '剧组取消了：{shoot}', en: 'Shoot cancelled: {shoot}' },
    text: {
      zh: '「{shoot}」取消了，你 {first}至 {last}的档期已放开，可以接别的通告。[按条款剧组应付你 {owedFen}。]',
      en: '"{shoot}" is cancelled. Your days {first} to {last} are free again.[ By the terms the company owes you {owedFen}.]',
    },
    link: '/me/jobs/{booking}',
  },
  'company.verified': {
    pace: 'now',
    title: { zh: '公司核实通过：{company}', en: 'Company verified: {company}' },
    text: {
      zh: '「{company}」核实通过了，等着的剧组已公开，可以发通告了。',
      en: '"{company}" is verified. Shoots that waited are open, and you can post.',
    },
    link: '/studio/company',
  },
  'company.rejected': {
    pace: 'now',
    title: { zh: '公司核实没通过：{company}', en: 'Company not verified: {company}' },
    text: {
      zh: '「{company}」这次没核实通过。原因写在公司页，改好可以重新提交。',
      en: '"{company}" was not verified this time. The reason is on the company page; fix it and submit again.',
    },
    link: '/studio/company',
  },
  'booking.made': {
    pace: 'now',
    title: { zh: '定档了：{shoot}', en: 'Booked: {shoot}' },
    text: {
      zh: '「{shoot}」{role}定档，{first}至 {last}，每天 {payFen}。条款和日子都在这一组里。',
      en: 'You are booked on "{shoot}" as {role}, {first} to {last}, {payFen} a day. Terms and days are on its page.',
    },
    link: '/me/jobs/{booking}',
  },
  'booking.droppedOut': {
    pace: 'now',
    duty: true,
    title: { zh: '{role}{person}来不了', en: '{person} ({role}) dropped out' },
    text: {
      zh: '{role}{person}来不了「{shoot}」{callAt} 的通告。补位已开始[：先问 {reserves} 位后备，再问前 {best} 名]。',
      en: '{person} ({role}) cannot make the call of "{shoot}" on {callAt}. Backfill is running[: {reserves} {reserves:reserve|reserves}, then the best {best}].',
    },
    link: '/studio/shoots/{shoot}/backfills/{backfill}',
  },
  'booking.released': {
    pace: 'now',
    title: { zh: '已放档：{shoot}', en: 'Released: {shoot}' },
    text: {
      zh: '知道了，{first}起的 {days} 天已放档，剧组在补位，不用再打电话。[{illness:生病不计入你的记录。|}]',
      en: 'Noted. You are released from {first} ({days} {days:day|days}); the crew is refilling, no need to call.[{illness: Illness is not counted.|}]',
    },
    link: '/me/jobs/{booking}',
  },
  'booking.cancelledByCompany': {
    pace: 'now',
    title: { zh: '剧组取消了你的档期：{shoot}', en: 'Your booking was cancelled: {shoot}' },
    text: {
      zh: '「{shoot}」取消了你从 {first}起的 {days} 天{role}工作，这几天可以接别的通告。[按条款剧组应付你 {owedFen}。]',
      en: '"{shoot}" cancelled your {days} {days:day|days} as {role} from {first}; they are free again.[ By the terms the company owes you {owedFen}.]',
    },
    link: '/me/jobs/{booking}',
  },
  'backfill.filled': {
    pace: 'now',
    duty: true,
    title: { zh: '补上了：{role}{person}', en: 'Refilled: {person} ({role})' },
    text: {
      zh: '「{shoot}」的{role}由{person}补上，{first}至 {last}，已定档。',
      en: '{person} takes over as {role} on "{shoot}" and is booked, {first} to {last}.',
    },
    link: '/studio/shoots/{shoot}/backfills/{backfill}',
  },
  'backfill.exhausted': {
    pace: 'now',
    duty: true,
    title: { zh: '还没补上：{role}', en: 'Not refilled: {role}' },
    text: {
      zh: '「{shoot}」的{role}，{first}起，问了 {asked} 位都没接下。放宽条件或自己打电话，打开就能做。',
      en: '{role} on "{shoot}" from {first}: {asked} {asked:person was|people were} asked and none accepted. Widen the search or call people yourself from its page.',
    },
    link: '/studio/shoots/{shoot}/backfills/{backfill}',
  },
  'hold.placed': {
    pace: 'now',
    title: { zh: '预留你的档期：{shoot}', en: 'Your days are pencilled: {shoot}' },
    text: {
      zh: '「{shoot}」想请你做{role}，把你 {first}至 {last}预留为第 {rank} 档，{untilAt} 到期。期间有别的正式邀约，照常可以接。',
      en: '"{shoot}" pencilled you as {role}, {first} to {last}, hold number {rank}, until {untilAt}. You may still accept a firm offer elsewhere.',
    },
    link: '/me/offers',
  },
  'hold.challenged': {
    pace: 'now',
    title: { zh: '预留要定了：{person}', en: 'Hold challenged: {person}' },
    text: {
      zh: '{person}（{role}）收到了别家的正式邀约。「{shoot}」{untilAt} 前不发邀约定下来，预留就放开。',
      en: '{person} ({role}) has a firm offer elsewhere. Send an offer for "{shoot}" by {untilAt} or the hold is released.',
    },
    link: '/studio/shoots/{shoot}/offers',
  },
  'hold.released': {
    pace: 'digest',
    title: { zh: '预留放开了：{shoot}', en: 'Hold released: {shoot}' },
    text: {
      zh: '「{shoot}」对你 {first}至 {last}的{role}预留放开了，这几天不再占着。',
      en: 'The hold of "{shoot}" on you as {role}, {first} to {last}, is released; it blocks nothing any more.',
    },
    link: '/me/month',
  },
  'attendance.asked': {
    pace: 'now',
    title: { zh: '能到吗：{shoot}', en: 'Are you coming: {shoot}' },
    text: {
      zh: '「{shoot}」{first}开工，你做{role}。点一下「确认到场」，剧组就放心；来不了现在就说，还来得及补位。',
      en: '"{shoot}" starts on {first} with you as {role}. Confirm that you come; if you cannot, say so now while the slot can still be refilled.',
    },
    link: '/me/jobs/{booking}',
  },
  'attendance.askedAgain': {
    pace: 'now',
    title: { zh: '还没收到你的确认：{shoot}', en: 'Not confirmed yet: {shoot}' },
    text: {
      zh: '「{shoot}」{first}开工（{role}），还没收到你的确认。点一下「确认到场」；再没有回音，剧组会打电话给你。',
      en: '"{shoot}" starts on {first} ({role}) and you have not confirmed. Confirm that you come, or the crew will call you.',
    },
    link: '/me/jobs/{booking}',
  },
  'attendance.silent': {
    pace: 'now',
    duty: true,
    title: { zh: '{silent} 人没回音：{shoot}', en: 'No answer from {silent}: {shoot}' },
    text: {
      zh: '「{shoot}」{first}开工，{silent} 人问了两次没回音。打开名单逐个打电话；[已提醒 {reserves} 位后备，]没有自动换人。',
      en: '"{shoot}" starts on {first}, and {silent} {silent:person has|people have} not answered. Open the list and call them.[ {reserves} {reserves:reserve was|reserves were} alerted;] nobody was replaced.',
    },
    link: '/studio/shoots/{shoot}',
  },
  'reserve.warmed': {
    pace: 'now',
    title: { zh: '可能要叫到你：{shoot}', en: 'You may be needed: {shoot}' },
    text: {
      zh: '「{shoot}」{first}的{role}可能缺人，你在后备里。真要叫你会发邀约，到时再答复；现在不用做什么。',
      en: '"{shoot}" may be short of a {role} on {first}, and you are a reserve. If they need you an offer follows; nothing to do now.',
    },
    link: '/me/offers',
  },
  'contact.revealed': {
    pace: 'digest',
    title: { zh: '剧组可能给你打电话：{shoot}', en: 'The crew may call you: {shoot}' },
    text: {
      zh: '「{shoot}」的{role}为了联系你看了你的电话，可能会打给你。查看都有记录。',
      en: '"{shoot}" looked up your phone number about the {role} slot and may call you. Each look is recorded.',
    },
    link: '/me/notices',
  },
  'reserve.dropped': {
    pace: 'digest',
    title: { zh: '后备名单里去掉了你：{shoot}', en: 'No longer a reserve: {shoot}' },
    text: {
      zh: '你在这几天定了别的档，「{shoot}」{role}的后备名单里已把你去掉。',
      en: 'You are booked elsewhere on these days, so you are off the reserve list of "{shoot}" as {role}.',
    },
    link: '/me/month',
  },
  'shoot.announcement': {
    pace: 'digest',
    title: { zh: '剧组通知：{shoot}', en: 'From the crew: {shoot}' },
    text: { zh: '「{shoot}」通知：{announcement}', en: '"{shoot}" says: {announcement}' },
    link: '/me/jobs/{booking}',
  },
  'shoot.urgentAnnouncement': {
    pace: 'now',
    title: { zh: '紧急通知：{shoot}', en: 'Urgent: {shoot}' },
    text: { zh: '「{shoot}」紧急通知：{announcement}', en: '"{shoot}" says, urgently: {announcement}' },
    link: '/me/jobs/{booking}',
  },
} as const satisfies Readonly<Record<string, NotificationText>>;

/** What stands in a notification for something that is not there any more. */
export const notificationParts = { withdrawn: { zh: '已撤回。', en: 'withdrawn.' } } as const;

/** One line for each text that stands around notifications in a mail. */
export const mailTexts = {
  digestTitle: { zh: '通告板：{n} 条消息', en: 'Callboard: {n} {n:message|messages}' },
  digestIntro: { zh: '今天给你的消息：', en: 'What happened today:' },
  footer: {
    zh: '在通告板里都能看到。不想收这类邮件，到「设置」里关掉：{settings}',
    en: 'All of it is on Callboard. To stop such mails, turn them off in the settings: {settings}',
  },
} as const;
