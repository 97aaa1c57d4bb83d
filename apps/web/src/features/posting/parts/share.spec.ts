import { shootingDaysOf } from '@callboard/domain';
import { shareOfDays } from './share';

it('every number of days comes back from its share, for every length of a shoot', () => {
  for (let length = 1; length <= 60; length += 1)
    for (let days = 0; days <= length; days += 1)
      expect([length, shootingDaysOf(shareOfDays(days, length), length)]).toEqual([length, days]);
});
