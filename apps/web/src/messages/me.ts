import { me as en } from './en/me';
import { area } from './text';
import { me as zh } from './zh/me';

export const meTexts = area(zh, en);
