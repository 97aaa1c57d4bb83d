import { hold as en } from './en/hold';
import { area } from './text';
import { hold as zh } from './zh/hold';

export const holdTexts = area(zh, en);
