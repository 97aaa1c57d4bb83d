/** A hundred common surnames, roughly from the most frequent to the least. */
const SURNAMES = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任',
  ...'姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严覃武赖莫孔汤',
] as const;

/** Approximate shares of the ten most frequent surnames in per cent; from the eleventh on, rank n gets 14 / n. */
const TOP_SHARES = [7.2, 7, 6.7, 5.2, 4.6, 3.1, 2.2, 2, 1.9, 1.8] as const;

const COMPOUND_SURNAMES = ['欧阳', '上官', '司马', '诸葛', '皇甫', '尉迟', '令狐', '司徒', '夏侯', '东方'] as const;

const FIRST_CHARACTERS = [
  ...'子雨思嘉佳梓欣一可晓明文志建国俊浩宇泽晨天博家雅诗梦婉若书语静慧心玉丽春秋冬海云林清安永世德立宏振',
  ...'小丹亦艺星月夏向景承启南北江新爱美金宝学冠奕沐芷锦昊绍广庆兴长正元开光以如',
] as const;

const LAST_CHARACTERS = [
  ...'涵轩怡萱宁琪婷颖敏洁琳瑶丽娜娟芳燕霞红梅英兰萍莉玲雪晴露薇蕾妍然悦彤雯倩',
  ...'伟强军磊洋勇杰涛超鹏飞凯辉斌波峰龙刚平东华健亮成旭阳宇航豪毅恒远哲睿楠松柏源帆舟川野禾',
] as const;

const RARE_CHARACTERS = [...'喆翀彧珺烜骉淼犇燚垚赟昉祎頔旻'] as const;

/** Outside the basic plane: two UTF-16 units each, where cutting by length breaks a name. */
const ASTRAL_CHARACTERS = [...'𬭎𬴊𬱖𫖯𬣙𬘘𬍛'] as const;

/** Own name, a middle dot (U+00B7), the father's name. */
const DOTTED_NAMES = [
  ['阿依努尔', '古丽娜尔', '热依汗', '玛依拉', '帕提古丽', '艾尼瓦尔', '叶尔兰', '吾买尔', '阿迪力', '凯赛尔'],
  ['艾合买提', '买买提', '吐尔逊', '阿不都热合曼', '肉孜', '努尔兰', '依明', '卡德尔', '沙吾提', '托合提'],
] as const;

const UNDOTTED_NAMES = [
  '扎西顿珠',
  '次仁多吉',
  '卓玛拉姆',
  '丹增旺堆',
  '央金措姆',
  '巴特尔',
  '乌云其木格',
  '苏日娜',
  '阿茹娜',
  '那日苏',
] as const;

const weights = SURNAMES.map((_, index) => TOP_SHARES[index] ?? 14 / (index + 1));
const totalWeight = weights.reduce((sum, weight) => sum + weight, 0);

function pick<T>(random: () => number, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)]!;
}

function pickSurname(random: () => number): string {
  let rest = random() * totalWeight;
  const index = weights.findIndex((weight) => (rest -= weight) < 0);
  return SURNAMES[index] ?? '王';
}

function givenName(random: () => number): string {
  const kind = random();
  const last = pick(random, LAST_CHARACTERS);
  if (kind < 0.2) return last;
  const first = pick(random, FIRST_CHARACTERS);
  if (kind < 0.97) return first === last ? last : first + last;
  return first + pick(random, kind < 0.99 ? RARE_CHARACTERS : ASTRAL_CHARACTERS);
}

/**
 * A made-up Chinese name for the demo: a surname by its frequency and a given name of one or two characters; about one
 * in fifty from the names of Uyghurs, Kazakhs, Tibetans and Mongols, one in two hundred with a compound surname, some
 * with rare characters and some outside the basic plane, as the product has to bear them all. Same random numbers, same
 * name; two people may share one, as they do in life. In NFC, without spaces.
 * @param random numbers from 0 to below 1; a call uses a varying count of them
 */
export function composeName(random: () => number): string {
  const kind = random();
  if (kind < 0.012) return DOTTED_NAMES.map((list) => pick(random, list)).join('\u00B7');
  if (kind < 0.02) return pick(random, UNDOTTED_NAMES);
  if (kind < 0.025) return pick(random, COMPOUND_SURNAMES) + givenName(random);
  return pickSurname(random) + givenName(random);
}
