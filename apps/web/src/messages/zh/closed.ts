/** Why a posting takes nobody any more, and what is open instead. */
export const closed = {
  closedTitle: '这条通告已经截止',
  closed_filled: '名额都招满了。',
  closed_closed: '剧组不再招这个岗位。',
  closed_started: '{day}已经开工。',
  closed_wrapped: '这个剧组已经杀青。',
  closed_cancelled: '这个剧组取消了。',
  closed_unverified: '这家公司的核实被收回，通告已下架。',
  alternatives: '还在招的，和它差不多',
  alternativesNone: '现在没有差不多的。',
  toJobs: '找别的通告',
} as const;
