import { plural, type English } from '../text';
import type { card as source } from '../zh/card';

export const card: English<typeof source> = {
  entry_open: 'Open to newcomers',
  entry_mentored: 'Newcomers with a mentor',
  level: '{level} and up',
  head: 'Head of department',
  perHour: '≈{amount}/h',
  hoursADay: '{n} h/day',
  mealsAndBed: 'Meals and bed',
  meals: 'Meals',
  bed: 'Bed',
  noMealsNoBed: 'No meals or bed',
  placesLeft: ({ n }) => `${plural(n, 'place')} left`,
  allOffered: 'All places under offer',
  verified: 'Verified',
  production: '{title}',
};
