import { month as en } from './en/month';
import { area } from './text';
import { month as zh } from './zh/month';

export const monthTexts = area(zh, en);
