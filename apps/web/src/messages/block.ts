import { block as en } from './en/block';
import { area } from './text';
import { block as zh } from './zh/block';

export const blockTexts = area(zh, en);
