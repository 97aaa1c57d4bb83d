/** The plain first page, which is read in both languages at once. */
export const pageTexts = {
  'page.name': { zh: '通告板', en: 'Callboard' },
  'page.about': {
    zh: '短剧剧组的排班与招人：一次发布 75 个岗位，一键配齐，缺人几分钟补上。',
    en: 'Crew scheduling and a job board for micro-drama: post 75 places at once, fill them in one click, refill one in minutes.',
  },
  'page.address': { zh: '地址', en: 'Address' },
  'page.documentation': { zh: '接口文档', en: 'API documentation' },
  'page.board': { zh: '公开通告', en: 'Public board' },
  'page.health': { zh: '健康', en: 'Health' },
  'page.demo': { zh: '演示账号', en: 'Demo accounts' },
  'page.demoPassword': { zh: '密码都是[ {password}]。', en: 'One password for all[: {password}].' },
  'page.demoLocal': {
    zh: '有演示账号时，服务只在本机可见。',
    en: 'While demo accounts exist the server can be reached from this machine only.',
  },
} as const;
