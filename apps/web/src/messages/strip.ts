import { strip as en } from './en/strip';
import { area } from './text';
import { strip as zh } from './zh/strip';

export const stripTexts = area(zh, en);
