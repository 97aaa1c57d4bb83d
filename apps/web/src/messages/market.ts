import { market as en } from './en/market';
import { area } from './text';
import { market as zh } from './zh/market';

export const marketTexts = area(zh, en);
