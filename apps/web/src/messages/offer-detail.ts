import { offerDetail as en } from './en/offer-detail';
import { area } from './text';
import { offerDetail as zh } from './zh/offer-detail';

export const offerDetailTexts = area(zh, en);
