import { card as en } from './en/card';
import { area } from './text';
import { card as zh } from './zh/card';

export const cardTexts = area(zh, en);
