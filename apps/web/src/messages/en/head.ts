import type { English } from '../text';
import type { head as source } from '../zh/head';

export const head: English<typeof source> = {
  boardTitle: 'Jobs on micro-drama crews',
  boardText:
    'Open places on micro-drama crews with day rate, hours, dates, meals and bed stated. Only verified companies post. No fees, ever.',
  jobTitle: '{role} · {base} · {pay}',
  jobText: '{days}, {count}, {hours} h a day, {bed}. {company} is verified. No fees, ever.',
  jobClosed: '{role} · closed',
  jobJson: '{role}, {base}, {days}, {hours} h a day, {pay}, {bed}. {requirements}',
  homeTitle: 'Callboard: find work, crew a shoot, keep your calendar',
  homeText:
    'The public board of micro-drama crews: day rate, hours and dates stated, companies verified, no fees ever.',
  safetyText: 'Six signs of a swindle in crew calls, what to do when you meet one, and how companies are verified.',
};
