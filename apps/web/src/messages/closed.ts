import { closed as en } from './en/closed';
import { area } from './text';
import { closed as zh } from './zh/closed';

export const closedTexts = area(zh, en);
