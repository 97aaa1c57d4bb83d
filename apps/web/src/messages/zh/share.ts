/** Copying the address of a posting. */
export const share = {
  share: '复制链接',
  shareDone: '链接复制好了，可以贴进群里',
  shareFailed: '这里复制不了，长按网址栏复制',
} as const;
