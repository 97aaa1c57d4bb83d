import { filterForm as en } from './en/filter-form';
import { area } from './text';
import { filterForm as zh } from './zh/filter-form';

export const filterFormTexts = area(zh, en);
