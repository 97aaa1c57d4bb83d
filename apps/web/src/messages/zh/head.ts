/** Heads of documents, which only the server writes: what search engines and shared links say. */
export const head = {
  boardTitle: '通告板：短剧剧组正在招的岗位',
  boardText: '短剧剧组正在招的岗位：日薪、工时、日期、包吃住都写明，只有核实过的公司能发。不收任何费用。',
  jobTitle: '{role} · {base} · {pay}',
  jobText: '{days}，{count}，每天 {hours} 小时，{bed}。{company}已核实，不收任何费用。',
  jobClosed: '{role} · 已截止',
  jobJson: '{role}，{base}，{days}，每天 {hours} 小时，{pay}，{bed}。{requirements}',
  homeTitle: '短剧剧组的通告板：找活、招人、排档期',
  homeText: '短剧剧组招人的公开通告板：日薪、工时、日期写明，公司核实过，求职不收任何费用。',
  safetyText: '求职短剧剧组时的六个骗局信号，遇到了怎么办，平台怎么核实公司。',
} as const;
