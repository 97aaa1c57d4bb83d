import type { English } from '../text';
import type { shoot as source } from '../zh/shoot';

export const shoot: English<typeof source> = {
  shoot: 'Shoot',
  title: '{title}',
  tabs: 'Pages of the shoot',
  tab_overview: 'Overview',
  tab_crew: 'Crew',
  tab_fill: 'Fill',
  tab_offers: 'Offers',
  tab_applicants: 'Applicants',
  tab_roster: 'Roster',
  tab_dood: 'DOOD',
  state_draft: 'Draft',
  state_in_review: 'In review',
  state_open: 'Hiring',
  state_shooting: 'Shooting',
  state_wrapped: 'Wrapped',
  state_cancelled: 'Cancelled',
  lifeCycle: 'Where the shoot stands',
  fillLabel: '{filled} of {headcount} people booked',
  offeredShort: ({ n }) => `${n} asked`,
  lostTitle: 'This shoot is not open to you',
  toShoots: 'To the shoots',
};
