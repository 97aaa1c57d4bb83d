import { shell as en } from './en/shell';
import { area } from './text';
import { shell as zh } from './zh/shell';

export const shellTexts = area(zh, en);
