import { effect as en } from './en/effect';
import { area } from './text';
import { effect as zh } from './zh/effect';

export const effectTexts = area(zh, en);
