/** What all forms of the desk say. */
export const desk = {
  wrongFields: '有 {count} 处要改',
  wrongField: '{field}：{error}',
} as const;
