import { board as en } from './en/board';
import { area } from './text';
import { board as zh } from './zh/board';

export const boardTexts = area(zh, en);
