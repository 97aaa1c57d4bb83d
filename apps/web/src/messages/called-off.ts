import { calledOff as en } from './en/called-off';
import { area } from './text';
import { calledOff as zh } from './zh/called-off';

export const calledOffTexts = area(zh, en);
