import { fill as en } from './en/fill';
import { area } from './text';
import { fill as zh } from './zh/fill';

export const fillTexts = area(zh, en);
