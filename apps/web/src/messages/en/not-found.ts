import type { English } from '../text';
import type { notFound as source } from '../zh/not-found';

export const notFound: English<typeof source> = {
  title: 'There is no such page',
  text: 'The address is wrong or incomplete, or this is not for you to see.',
  toJobs: 'Find work',
  toShoots: 'See the shoots',
  toControl: 'Control room',
  toOffers: 'See the offers',
  toMonth: 'See my month',
  toStart: 'Home',
};
