import type { BilingualText, FIELD_CODES } from '@callboard/domain';

/**
 * What is wrong with one field of a form, as a phrase beside it. `pay` tells a day rate from other amounts. A code
 * without a text does not compile.
 */
export const fieldTexts = {
  'field.missing': { zh: '这一项要填', en: 'This is needed' },
  'field.empty': { zh: '不能空着', en: 'Must not be empty' },
  'field.notWhole': { zh: '要填整数', en: 'Must be a whole number' },
  'field.notWholeFen': {
    zh: '{pay:日薪|金额}要填整数（分）',
    en: 'Must be a whole number (fen{pay: a day|})',
  },
  'field.notWholeYuan': {
    zh: '要填整数元，不带角和分',
    en: 'Must be in whole yuan',
  },
  'field.notNumber': { zh: '要填数字', en: 'Must be a number' },
  'field.notText': { zh: '要填文字', en: 'Must be text' },
  'field.notFlag': { zh: '要填是（true）或否（false）', en: 'Must be true or false' },
  'field.notList': { zh: '要填一个列表', en: 'Must be a list' },
  'field.notGroup': { zh: '要填一组内容', en: 'Must be an object' },
  'field.tooSmall': { zh: '不能小于 {min}', en: 'Must be at least {min}' },
  'field.tooBig': { zh: '不能大于 {max}', en: 'Must be at most {max}' },
  'field.tooLowFen': { zh: '{pay:日薪|金额}不能低于 {minFen}', en: 'Must be at least {minFen}{pay: a day|}' },
  'field.tooHighFen': { zh: '{pay:日薪|金额}不能高于 {maxFen}', en: 'Must be at most {maxFen}{pay: a day|}' },
  'field.tooShort': { zh: '至少 {min} 个字', en: 'At least {min} {min:character|characters}' },
  'field.tooLong': { zh: '最多 {max} 个字', en: 'At most {max} {max:character|characters}' },
  'field.tooFew': { zh: '至少 {min} 项', en: 'At least {min} {min:entry|entries}' },
  'field.tooMany': { zh: '最多 {max} 项', en: 'At most {max} {max:entry|entries}' },
  'field.format': { zh: '格式不对', en: 'Not in the right form' },
  'field.notListed': { zh: '没有这个选项[，可以填 {options}]', en: 'Not one of the choices[: {options}]' },
  'field.unknown': { zh: '没有这一项，去掉再提交', en: 'There is no such field; leave it out' },
  'field.invalid': { zh: '填得不对', en: 'Not valid' },
  'id.invalid': { zh: '这个编号不对', en: 'Not an id' },
  'text.unclean': { zh: '有不能保存的字符', en: 'Holds characters that cannot be stored' },
  'cursor.invalid': { zh: '翻页的位置不对，从第一页开始', en: 'Not a place in this list; start from its first page' },
  'reason.missing': { zh: '要写明原因', en: 'A reason is needed' },
  'role.twice': { zh: '同一个岗位填了两次', en: 'The same role is given twice' },
  'contact.email': { zh: '这个邮箱认不出来', en: 'Not an e-mail address' },
  'creditCode.invalid': { zh: '统一社会信用代码不对', en: 'Not a valid credit code' },
  'department.unknown': { zh: '没有这个部门', en: 'There is no such department' },
} as const satisfies Readonly<Record<(typeof FIELD_CODES)[number], BilingualText>>;
