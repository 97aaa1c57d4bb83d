import type { English } from '../text';
import type { filterForm as source } from '../zh/filter-form';

export const filterForm: English<typeof source> = {
  anyDepartment: 'All departments',
  anyRole: 'All roles',
  department: 'Department',
  role: 'Role',
  several: '{n} chosen',
  base: 'Base',
  moreBases: 'More bases',
  from: 'Starts no earlier',
  to: 'Ends no later',
  pay: 'Day rate',
  payAny: 'Any',
  payFrom: '{pay} and up',
  entry: 'Newcomers',
  fits: 'Fits me',
  fitsHint: 'Only postings that fit your roles, levels, travel, pay floor and calendar',
};
