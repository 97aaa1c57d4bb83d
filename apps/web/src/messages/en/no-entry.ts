import type { English } from '../text';
import type { noEntry as source } from '../zh/no-entry';

export const noEntry: English<typeof source> = {
  title: 'There is no such page',
  text: 'The address is wrong or incomplete, or this is not for you to see.',
  deniedTitle: 'This page is not open to you',
  deniedText: 'Your account lacks the right. Ask the owner of your company, or the platform, to grant it.',
  toJobs: 'Find work',
  toShoots: 'See the shoots',
  toControl: 'Control room',
  toOffers: 'See the offers',
  toMonth: 'See my month',
  toStart: 'Home',
};
