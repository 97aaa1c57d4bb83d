export const signIn = {
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
