import { counter as en } from './en/counter';
import { area } from './text';
import { counter as zh } from './zh/counter';

export const counterTexts = area(zh, en);
