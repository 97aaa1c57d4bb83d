/** The calendar on which days are painted. */
export const dayPainter = {
  brush: '画笔',
  clear: '清除',
  brushTaken: '画笔：{kind}',
  painted: '{days}，{count}：{kind}',
  help: '点一天或按住拖过几天来涂，再点一次去掉。',
  helpKeys: '键盘：方向键移动，Shift 加方向键选一段，空格涂上。',
  earlier: '往前一个月',
  later: '往后一个月',
  whole: '涂整月',
  none: '没涂',
  outside: '不能涂',
  today: '今天',
  comma: '，',
} as const;
