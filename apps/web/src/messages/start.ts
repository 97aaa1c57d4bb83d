import { start as en } from './en/start';
import { area } from './text';
import { start as zh } from './zh/start';

export const startTexts = area(zh, en);
