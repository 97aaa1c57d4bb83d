import { boardNone as en } from './en/board-none';
import { area } from './text';
import { boardNone as zh } from './zh/board-none';

export const boardNoneTexts = area(zh, en);
