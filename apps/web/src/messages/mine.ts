import { mine as en } from './en/mine';
import { area } from './text';
import { mine as zh } from './zh/mine';

export const mineTexts = area(zh, en);
