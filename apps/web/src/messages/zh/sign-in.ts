export const signIn = {
  loginTitle: '登录',
  loginNext: '登录后回到你要去的那一页。',
  registerMinutes: '注册，4 分钟投出第一份',
  contact: '手机号或邮箱',
  password: '密码',
  submit: '登录',
  submitting: '正在登录…',
  showPassword: '显示密码',
  noAccount: '还没有账号？',
  register: '注册',
  demoTitle: '演示账号',
  demoHint: '点一个就用它登录，密码都是 {password}',
} as const;
