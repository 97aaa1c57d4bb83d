import { free as en } from './en/free';
import { area } from './text';
import { free as zh } from './zh/free';

export const freeTexts = area(zh, en);
