/** What all forms of the desk say. */
export const desk = {
  wrongFields: '有 {count} 处要改',
  wrongField: '{field}：{error}',
  stepUpTitle: '再输一次密码',
  stepUpText: '改权限、查看隐私这类事，要确认是你本人。5 分钟内不再问。',
  password: '密码',
  confirm: '确认',
  cancel: '取消',
} as const;
