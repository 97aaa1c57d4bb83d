import { rest as en } from './en/rest';
import { area } from './text';
import { rest as zh } from './zh/rest';

export const restTexts = area(zh, en);
