import { BilingualText, ErrorCode, marketSettings, templateSizeRange } from '@callboard/domain';

const { from, to } = templateSizeRange;
const maxDays = marketSettings.maxShootDays.value;
const maxHeadcount = marketSettings.maxHeadcountPerPosting.value;

/**
 * What to tell people about each error: what happened, then what to do. A code without a text does not compile. All
 * parameters are optional, so a sentence is whole whatever the error carries.
 */
export const errorTexts: Readonly<Record<ErrorCode, BilingualText>> = {
  'request.invalid': {
    zh: '有几处填得不对[：{fields}]。改好再提交。',
    en: 'Some values are not valid[: {fields}]. Fix them and send again.',
  },
  'request.text': {
    zh: '文字里有不能保存的字符[：{field}]。删掉后再提交。',
    en: 'The text holds characters that cannot be stored[: {field}]. Remove them and send again.',
  },
  'request.tooLarge': {
    zh: '内容太大了[，上限 {megabytes} MB]。分几次提交，或换小一点的文件。',
    en: 'The content is too large[, the limit is {megabytes} MB]. Send it in parts or choose a smaller file.',
  },
  'request.unsupportedMedia': {
    zh: '这种格式收不了。换成 JSON 再提交。',
    en: 'This format is not accepted. Send JSON.',
  },
  'request.urlTooLong': {
    zh: '网址太长了。少选几个条件再试。',
    en: 'The address is too long. Choose fewer filters and try again.',
  },
  'request.headersTooLarge': {
    zh: '请求头太大了。清除本站的 Cookie 后再试。',
    en: 'The headers are too large. Clear the cookies of this site and try again.',
  },
  'request.timeout': {
    zh: '请求传得太慢，已断开。换个网络再试。',
    en: 'The request took too long to arrive. Try again on a better connection.',
  },
  'day.invalid': {
    zh: '没有这个日期[：{value}]。按 2026-10-14 的样子填写。',
    en: 'There is no such day[: {value}]. Write it as 2026-10-14.',
  },
  'span.reversed': {
    zh: '结束日期早于开始日期[：{first}至 {last}]。对调一下再提交。',
    en: 'The last day is before the first[: {first} to {last}]. Swap them and send again.',
  },
  'span.empty': { zh: '还没有选日期。至少选一天。', en: 'No day is chosen. Choose at least one.' },
  'money.notInteger': {
    zh: '金额要写成整数，单位是分[，收到的是 {value}]。',
    en: 'Amounts are whole numbers of fen[; received {value}].',
  },
  'auth.required': { zh: '还没有登录。登录后接着来。', en: 'You are not logged in. Log in and go on.' },
  'auth.credentials': {
    zh: '账号和密码对不上。核对后再试。',
    en: 'The account and password do not match. Check them and try again.',
  },
  'auth.throttled': {
    zh: '没成功的尝试太多，先暂停[ {minutes} 分钟]。到时间再试。',
    en: 'Too many tries failed, so this is paused[ for {minutes} min]. Try again after that.',
  },
  'auth.suspended': {
    zh: '这个账号已停用。想了解原因，联系平台。',
    en: 'This account is suspended. Contact the platform to learn why.',
  },
  'auth.csrf': {
    zh: '页面放得太久，安全校验没有通过。刷新页面再试。',
    en: 'The page is too old for its security check. Refresh it and try again.',
  },
  'auth.session': { zh: '登录已到期。重新登录就能继续。', en: 'Your log-in has ended. Log in again to go on.' },
  'auth.stepUp': {
    zh: '这一步要再确认一次密码。输入密码后继续。',
    en: 'This step asks for your password once more. Enter it to go on.',
  },
  'access.denied': {
    zh: '你没有这项权限。需要的话，找公司负责人开通。',
    en: 'You do not have this right. Ask the owner of the company for it.',
  },
  notFound: {
    zh: '没有找到。可能已经不在了，或者不对你开放。',
    en: 'Not found. It may be gone, or not open to you.',
  },
  'account.contactTaken': {
    zh: '这个手机号或邮箱注册过了。直接登录就行。',
    en: 'This phone number or e-mail is already registered. Log in with it.',
  },
  'account.contactMissing': {
    zh: '还没有人用这个手机号或邮箱注册。核对一下，或者请对方先注册。',
    en: 'Nobody has registered with this phone number or e-mail. Check it, or ask them to register first.',
  },
  'account.phone': {
    zh: '这个手机号认不出来。填 11 位手机号，或带上国家区号，例如 +86。',
    en: 'This phone number is not readable. Give it with its country code, for example +86.',
  },
  'account.password': {
    zh: '这个密码不够安全。[至少 {min} 位，]避开常见的词和自己的号码。',
    en: 'This password is not safe enough. [Use at least {min} characters. ]Avoid common words and your own number.',
  },
  'account.self': {
    zh: '不能对自己的账号做这一步。让另一位管理员来做。',
    en: 'You cannot do this to your own account. Another admin can.',
  },
  'company.notVerified': {
    zh: '公司还没有核实，先不能公开。提交核实材料，通过后就能发布。',
    en: 'The company is not verified yet, so nothing can go public. Submit its papers; then you can publish.',
  },
  'company.evidenceMissing': {
    zh: '核实材料还不全。补齐后再提交。',
    en: 'Papers for the verification are missing. Add them and submit again.',
  },
  'member.exists': {
    zh: '这个人已经是公司成员。直接改权限就行。',
    en: 'This person is a member already. Change the rights instead.',
  },
  'member.lastOwner': {
    zh: '公司至少要有一位负责人。先指定另一位，再改这一位。',
    en: 'A company needs an owner. Name another one first.',
  },
  'member.departmentMissing': {
    zh: '部门负责人要对应一个部门。选好部门再保存。',
    en: 'A head of department belongs to one department. Choose it and save.',
  },
  'shoot.datesPast': {
    zh: '日期已经过去[：{first}]。从今天往后选。',
    en: 'These days are past[: {first}]. Choose days from today on.',
  },
  'shoot.tooFar': {
    zh: '日期太远了[，最后一个拍摄日最多在 {days} 天后]。选近一点的日子。',
    en: 'These dates are too far off[; the last shooting day is at most {days} days ahead]. Choose nearer ones.',
  },
  'shoot.tooLong': {
    zh: `一个剧组从筹备到收尾最多 ${maxDays} 天[，现在是 {days} 天]。缩短，或分成两个剧组。`,
    en: `A shoot runs at most ${maxDays} days from prep to wrap[; this one has {days}]. Shorten it or make two.`,
  },
  'shoot.noShootingDay': { zh: '还没有拍摄日。至少选一天。', en: 'There is no shooting day. Choose at least one.' },
  'shoot.unknownBase': {
    zh: '没有这个基地[：{base}]。从基地列表里选。',
    en: 'There is no such base[: {base}]. Choose one from the list.',
  },
  'shoot.closed': {
    zh: '这个剧组已经杀青或取消，不能再改。要再拍，新建一个剧组。',
    en: 'This shoot is wrapped or cancelled and cannot change any more. Make a new one to shoot again.',
  },
  'shoot.hasPostings': {
    zh: '这个剧组已经有通告，这一步做不了。直接改通告，或新建一个剧组。',
    en: 'This shoot has postings, so this step is not possible. Edit the postings or make a new shoot.',
  },
  'shoot.noPostings': {
    zh: '剧组里还没有通告。先套用班底，或加一条通告。',
    en: 'The shoot has no postings. Apply a crew template or add one.',
  },
  'shoot.templateSize': {
    zh: `班底从 ${from} 人到 ${to} 人[，现在是 {size} 人]。改一下人数，其余的岗位可以手动添加。`,
    en: `A crew template has ${from} to ${to} people[, not {size}]. Change the size; add further roles by hand.`,
  },
  'posting.unknownRole': {
    zh: '没有这个岗位[：{role}]。从岗位列表里选。',
    en: 'There is no such role[: {role}]. Choose one from the list.',
  },
  'posting.levelRange': {
    zh: '这个岗位没有这样的级别。[部门负责人要{headLevel}级。]从列出的级别里选，最低的不高于最高的。',
    en: 'This role does not exist at these levels. [A head of department has level {headLevel}. ]Choose from those listed, the lowest not above the highest.',
  },
  'posting.headcount': {
    zh: `一条通告招 1 到 ${maxHeadcount} 人[，现在是 {headcount}]。改一下人数再提交。`,
    en: `A posting has 1 to ${maxHeadcount} places[, not {headcount}]. Change the number and send again.`,
  },
  'posting.payRange': {
    zh: '酬劳的范围不对[，还缺{missingLow:最低|最高}的一头]。最低的不高于最高的，不低于 0，不超过 1,000 万元。',
    en: 'The pay band is not valid[: the {missingLow:low|high} end is missing]. The low end is not above the high end, neither is under 0 or over 10 million yuan.',
  },
  'posting.payMissing': {
    zh: '还没有写酬劳，先不能发布。填好日薪、每天工时和发薪日。',
    en: 'Pay is missing, so this cannot be published. Give the rate, the hours a day and the pay day.',
  },
  'posting.noDays': {
    zh: '这条通告一个工作日都没有。至少留一天。',
    en: 'This posting has no working day. Leave at least one.',
  },
  'posting.closed': {
    zh: '这条通告已经截止。看看同岗位还在招的通告。',
    en: 'This posting is closed. See other open postings of the role.',
  },
  'posting.slotsTaken': {
    zh: '有的名额已经定档或发了邀约，这样改不了[，至少留 {min} 个]。先放档或撤回邀约。',
    en: 'Some slots are booked or have offers, so this cannot change[: at least {min} must stay]. Release or withdraw those first.',
  },
  'slot.otherShoot': {
    zh: '这个名额属于另一个剧组。回到名额列表重新选。',
    en: 'This slot belongs to another shoot. Choose again from the list of slots.',
  },
  'slot.taken': {
    zh: '这个名额刚被别人接下，不是你的问题。看看同岗位还在招的通告。',
    en: 'Someone accepted this slot just before you. See other open postings of the role.',
  },
  'slot.cancelled': {
    zh: '这个名额取消了，和你无关。看看同岗位还在招的通告。',
    en: 'This slot was cancelled, not because of you. See other open postings of the role.',
  },
  'profile.unknownRole': {
    zh: '没有这个岗位[：{role}]。从岗位列表里选。',
    en: 'There is no such role[: {role}]. Choose one from the list.',
  },
  'profile.missing': {
    zh: '还没有资料，这一项用不上。先填资料。',
    en: 'This needs a profile. Fill in yours first.',
  },
  'profile.unknownBase': {
    zh: '没有这个基地[：{base}]。从基地列表里选。',
    en: 'There is no such base[: {base}]. Choose one from the list.',
  },
  'availability.past': {
    zh: '过去的日子不能再改。从今天往后选。',
    en: 'Past days cannot change. Choose days from today on.',
  },
  'availability.tooFar': {
    zh: '日子太远了[，最多填到 {days} 天后]。选近一点的日子。',
    en: 'These days are too far off[; at most {days} days ahead]. Choose nearer ones.',
  },
  'application.exists': {
    zh: '你投递过这条通告。进度在你的投递里。',
    en: 'You applied for this posting already. Your applications show how it stands.',
  },
  'application.notOpen': {
    zh: '这条通告现在不收投递。看看同岗位还在招的通告。',
    en: 'This posting takes no applications now. See other open postings of the role.',
  },
  'application.notQualified': {
    zh: '你的资料里还没有这个岗位，或级别不够[：{role}]。在资料里补上，再来投递。',
    en: 'Your profile does not have this role at this level[: {role}]. Add it to your profile, then apply.',
  },
  'application.days': {
    zh: '选的日子和这条通告对不上。至少选一天，都要是通告里的日子。',
    en: 'These days do not match the posting. Choose at least one, and only days of the posting.',
  },
  'block.own': {
    zh: '你屏蔽了这家公司。先取消屏蔽，再来投递。',
    en: 'You have blocked this company. Unblock it first, then apply.',
  },
  'block.ended': {
    zh: '这次屏蔽已经取消了，什么都没有改动。刷新名单看看。',
    en: 'This block was taken back already, so nothing changed. Load the list again.',
  },
  'block.tooMany': {
    zh: '屏蔽名单满了[，最多 {max} 个]。先取消几个不再需要的，再来屏蔽。',
    en: 'The list of blocks is full[: {max} at most]. Take back some that you no longer need, then block again.',
  },
  'reserve.notOpen': {
    zh: '这条通告不再需要后备。看看同岗位还在招的通告。',
    en: 'This posting needs no reserves any more. See other open postings of the role.',
  },
  'reserve.notQualified': {
    zh: '你的资料里还没有这个岗位，或级别不够[：{role}]。在资料里补上，再进后备。',
    en: 'Your profile does not have this role at this level[: {role}]. Add it to your profile, then join the reserve.',
  },
  'announcement.nobody': {
    zh: '现在还没有人定档，通知发不给任何人。换一个部门，或等有人定档再发。',
    en: 'Nobody is booked there yet, so nobody would get it. Choose another department, or send it once somebody is.',
  },
  'announcement.tooMany': {
    zh: '这个剧组今天发的通知到上限了[：{max} 条]。急事打电话，其他的明天再发。',
    en: 'This shoot has sent as many announcements today as there can be[: {max}]. Phone if it is urgent, or send it tomorrow.',
  },
  'match.notOpen': {
    zh: '剧组还没有开始招人。先发布，再匹配。',
    en: 'The shoot is not open yet. Publish it, then fill it.',
  },
  'match.nothingOpen': { zh: '没有空着的名额，不用匹配。', en: 'No slot is open, so there is nothing to fill.' },
  'match.running': {
    zh: '正在匹配，马上有结果。等这一次完成再来。',
    en: 'A match is running and will be done in a moment. Wait for it.',
  },
  'match.input': {
    zh: '抱歉，匹配的数据有问题，已经记下，什么都没有改动。过一会儿再试。',
    en: 'The data for the match are wrong on our side; this is recorded and nothing changed. Try again later.',
  },
  'proposal.notCandidate': {
    zh: '这个人不在这个名额的候选里。从列出的人里选。',
    en: 'This person is not a candidate for the slot. Choose one of those listed.',
  },
  'proposal.stale': {
    zh: '名额或档期变了，这份人选过时了。重新匹配一次。',
    en: 'Slots or calendars have changed and this proposal is out of date. Run the match again.',
  },
  'proposal.inUse': {
    zh: '这份人选已经发出邀约，不能再换。先撤回邀约。',
    en: 'This proposal has gone out as an offer. Withdraw the offer first.',
  },
  'offer.blocked': {
    zh: '你们屏蔽了这个人。先在公司设置里取消屏蔽，再发邀约。',
    en: 'Your company has blocked this person. Unblock in the company settings first, then send the offer.',
  },
  'offer.notQualified': {
    zh: '这个人的岗位、级别或愿意走的路程不合这个名额。换一位，或改通告的要求。',
    en: 'The role, level or travel range of this person does not fit the slot. Choose another or change the posting.',
  },
  'offer.notFree': {
    zh: '这个人在这几天没有档期[：和前后一组之间少休 {missingDays} 天]。换一位，或改名额的日子。',
    en: 'This person is not free on these days[: days of rest missing beside other work: {missingDays}]. Choose another or change the days.',
  },
  'offer.underFloor': {
    zh: '这个酬劳低于这个人的底价。提高一点，或换一位。',
    en: "This pay is under the person's floor. Raise it or choose another.",
  },
  'offer.overBand': {
    zh: '这个酬劳超出通告的范围。先改通告，再发邀约。',
    en: "This pay is outside the posting's band. Change the posting, then send the offer.",
  },
  'offer.slotTaken': {
    zh: '这个名额已经有人定档了，邀约没有发出。换一个空着的名额再发。',
    en: 'This slot is booked already, so no offer went out. Choose an open slot and send it again.',
  },
  'offer.slotCancelled': {
    zh: '这个名额已经取消了，邀约没有发出。换一个空着的名额再发。',
    en: 'This slot was cancelled, so no offer went out. Choose an open slot and send it again.',
  },
  'offer.exists': {
    zh: '这个名额已经给这个人发过邀约。等回复，或先撤回。',
    en: 'This person has an offer for this slot already. Wait for the answer or withdraw it.',
  },
  'offer.expired': {
    zh: '这份邀约到期了。名额也许还在，可以告诉剧组你仍有空。',
    en: 'This offer has expired. The slot may still be open: tell the crew you are free.',
  },
  'offer.withdrawn': {
    zh: '剧组撤回了这份邀约。看看同岗位还在招的通告。',
    en: 'The crew withdrew this offer. See other open postings of the role.',
  },
  'offer.answered': {
    zh: '这份邀约已经答复过，答复不变。',
    en: 'This offer was answered already, and the answer stands.',
  },
  'offer.nothingToSend': {
    zh: '没有可以发的邀约。先给名额选好人。',
    en: 'There is no offer to send. Choose people for the slots first.',
  },
  'offer.inPast': {
    zh: '名额的日子已经开始，发不了邀约。改日子再发。',
    en: 'The days of this slot have begun, so no offer can go out. Change the days first.',
  },
  'offer.counterBand': {
    zh: '这个价不在通告的范围里[：每天 {payLowFen} 到 {payHighFen}]。改成范围里的价再提。',
    en: "This rate is outside the posting's band[: {payLowFen} to {payHighFen} a day]. Propose one inside it.",
  },
  'offer.counterSame': {
    zh: '这个价已经提过了。换一个价，或者直接接受。',
    en: 'This rate has been on the table already. Propose another one or accept it.',
  },
  'offer.counterTwice': {
    zh: '这份邀约你已经还过一次价，不能再还。等剧组答复，或按现在的条款答复。',
    en: 'You have made your one counter-proposal on this offer. Wait for the crew, or answer the terms as they stand.',
  },
  'offer.notCountered': {
    zh: '这份邀约现在没有等你答复的还价。刷新看看它到哪一步了。',
    en: 'No counter-proposal waits for your answer on this offer. Reload to see how it stands.',
  },
  'offer.termsChanged': {
    zh: '条款已经变了，还没有接受。再看一遍现在的条款，然后接受。',
    en: 'The terms have changed, so nothing was accepted. Look at the present terms again, then accept them.',
  },
  'hold.exists': {
    zh: '你已经预留了这个人的这个名额。可以定档，或先放掉。',
    en: 'You already hold this person for this slot. Convert that hold or release it.',
  },
  'hold.clock': {
    zh: '预留的时间不合适[：最短 {min} 分钟，最长 {max} 分钟]。换一个时间。',
    en: 'A hold cannot last that long[: from {min} to {max} minutes]. Choose another time.',
  },
  'hold.over': {
    zh: '这个预留已经结束了。需要的话重新预留，或直接发邀约。',
    en: 'This hold has ended. Place a new one, or send an offer straight away.',
  },
  'hold.first': {
    zh: '这几天还有别的剧组的一档，最晚到期后就能接受。等它的倒计时，或先放档。',
    en: 'Another crew holds these days first. You can accept once that hold ends, or release it now.',
  },
  'hold.slotTaken': {
    zh: '这个名额已经有人定档了，不能预留。换一个空着的名额。',
    en: 'This slot is booked already and cannot be held. Choose an open slot.',
  },
  'hold.slotCancelled': {
    zh: '这个名额已经取消了，不能预留。换一个空着的名额。',
    en: 'This slot was cancelled and cannot be held. Choose an open slot.',
  },
  'hold.inPast': {
    zh: '名额的日子已经开始，不能预留。改日子再来。',
    en: 'The days of this slot have begun and cannot be held. Change the days first.',
  },
  'booking.overlap': {
    zh: '和已定的档期重叠[：{first}至 {last}]。选不重叠的日子，或先放档。',
    en: 'This overlaps a booking[: {first} to {last}]. Choose other days or release that one first.',
  },
  'booking.gap': {
    zh: '和前后一组之间休息和路途不够[：要空 {neededDays} 天，只有 {freeDays} 天]。选离得远一点的日子。',
    en: 'Too little rest and travel before or after another shoot[: {neededDays} free days needed, {freeDays} there]. Choose days further apart.',
  },
  'gap.overrideDenied': {
    zh: '少休要由公司负责人或制片主任同意，你没有这个权限。请他们来发这份邀约。',
    en: 'Only the owner or the unit production manager may let somebody skip rest. Ask them to send this offer.',
  },
  'gap.overrideNotNeeded': {
    zh: '这个人前后的休息都够，不用少休。去掉原因，直接发。',
    en: 'This person has all the rest there should be. Send the offer without a reason for skipping any.',
  },
  'gap.impossible': {
    zh: '这几天和别的档期重叠、赶不到，或者前后都没有休息，写原因也不行。换一位，或改名额的日子。',
    en: 'These days overlap other work, leave no time to travel, or have no rest on either side: no reason can change that. Choose another or change the days.',
  },
  'gap.consentMissing': {
    zh: '接下这份邀约要少休[ {missingDays} 天]。先勾选你知道并愿意，再接受。',
    en: 'This offer skips rest between two shoots[: days missing {missingDays}]. Tick that you know and agree, then accept.',
  },
  'gap.changed': {
    zh: '发出邀约之后你的档期变了，少休的天数不再是当时说的。请剧组重新发一份。',
    en: 'Your calendar has changed since this offer was sent, and it would now skip other rest than was said. Ask the crew to send a new one.',
  },
  'booking.sameShoot': {
    zh: '同一个剧组里一人一个名额，这里已经有一个了。要换，先放掉那一个。',
    en: 'One person holds one slot of a shoot, and there is one already. Release that one to change.',
  },
  'booking.fromDay': {
    zh: '这一天不是还没做的档期[：{day}]。从剩下的日子里选一天。',
    en: 'This is not one of the days still to be worked[: {day}]. Choose one of those that are left.',
  },
  'booking.fromDayNeeded': {
    zh: '档期已经开始了。说一下从哪一天起来不了。',
    en: 'These days have begun. Say from which day on.',
  },
  'booking.notBegun': {
    zh: '还没到出工那天，不能记未到场。不要这个人了，就取消这份定档。',
    en: 'The first day has not come, so nobody can be absent. Cancel the booking instead.',
  },
  'booking.over': {
    zh: '档期已经过完了。有出入就在工时里改。',
    en: 'These days are over. Correct the hours instead.',
  },
  'attendance.tooEarly': {
    zh: '离开工还早，现在不用确认。[{fromAt} 起可以确认到场，]到时会问你。',
    en: 'It is too early to say that you come.[ You can from {fromAt};] you will be asked.',
  },
  'attendance.begun': {
    zh: '已经过了开工时间，不用再确认。来不了，就在这一组里说「我来不了」。',
    en: 'The call is over, so there is nothing to confirm. If you cannot come, say so on the page of the booking.',
  },
  'backfill.running': {
    zh: '这个名额已经在补位了。打开它看进度。',
    en: 'This slot is being refilled already. Open it to watch.',
  },
  'backfill.notOpen': {
    zh: '这个名额不空[，现在是「{state}」]，不用补位。',
    en: 'This slot is not open[ but "{state}"], so there is nothing to refill.',
  },
  'backfill.widest': {
    zh: '已经同时在问[ {width} 位]，不能再宽了。等一轮，或自己接手。',
    en: 'This is as wide as it gets[: {width} at once]. Wait for the round or take over by hand.',
  },
  'state.conflict': {
    zh: '这一步现在做不了[：{subject}已经是「{state}」]。刷新一下，按最新的情况来。',
    en: 'This step is not possible now[: the {subject} is "{state}"]. Refresh and go on from there.',
  },
  'version.conflict': {
    zh: '这里刚被别人改过，你的改动还没有保存。对比两个版本再提交。',
    en: 'Someone changed this meanwhile, and your change is not saved. Compare both versions and send again.',
  },
  'version.missing': {
    zh: '没有带上版本号（If-Match）。刷新后再改。',
    en: 'The version (If-Match) is missing. Refresh, then edit.',
  },
  'idempotency.running': {
    zh: '同一个操作正在进行。等几秒看结果，不用重来。',
    en: 'The same action is running. Wait a few seconds for its result.',
  },
  'idempotency.otherRequest': {
    zh: '这个操作编号用在另一份内容上了。换一个新编号再提交。',
    en: 'This Idempotency-Key was used for another request. Take a new key and send again.',
  },
  'idempotency.key': {
    zh: '操作编号（Idempotency-Key）没有带上，或格式不对。带一个新的 UUID 再提交。',
    en: 'The Idempotency-Key is missing or malformed. Send a new UUID as the key.',
  },
  busy: {
    zh: '这会儿操作的人多，没有轮上，什么都没有改动。过几秒再试。',
    en: 'Too much is going on at this moment, and nothing changed. Try again in a few seconds.',
  },
  unavailable: {
    zh: '抱歉，服务暂时用不了，什么都没有改动。过一会儿再试。',
    en: 'The service is not available for the moment, and nothing changed. Try again later.',
  },
  'events.tooMany': {
    zh: '同一个账号打开的页面太多[，实时更新最多 {max} 路]。关掉几个再刷新。',
    en: 'This account has too many pages open[; at most {max} are kept up to date]. Close some and refresh.',
  },
  rateLimited: {
    zh: '来得太密了，先缓一缓[，{seconds} 秒后再试]。',
    en: 'Too many requests in a short time. Try again later[, in {seconds} s].',
  },
  internal: {
    zh: '抱歉，我们这边出错了，已经记下[，编号 {requestId}]。再试一次，还不行就联系平台。',
    en: 'Something failed on our side; it is recorded[ under {requestId}]. Try once more, then contact the platform.',
  },
};
