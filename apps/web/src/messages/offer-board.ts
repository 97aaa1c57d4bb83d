import { offerBoard as en } from './en/offer-board';
import { area } from './text';
import { offerBoard as zh } from './zh/offer-board';

export const offerBoardTexts = area(zh, en);
