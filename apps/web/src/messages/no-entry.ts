import { noEntry as en } from './en/no-entry';
import { area } from './text';
import { noEntry as zh } from './zh/no-entry';

export const noEntryTexts = area(zh, en);
