import { offer as en } from './en/offer';
import { area } from './text';
import { offer as zh } from './zh/offer';

export const offerTexts = area(zh, en);
