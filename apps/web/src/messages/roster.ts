import { roster as en } from './en/roster';
import { area } from './text';
import { roster as zh } from './zh/roster';

export const rosterTexts = area(zh, en);
