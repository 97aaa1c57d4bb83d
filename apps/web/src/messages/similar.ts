import { similar as en } from './en/similar';
import { area } from './text';
import { similar as zh } from './zh/similar';

export const similarTexts = area(zh, en);
