import { fit as en } from './en/fit';
import { area } from './text';
import { fit as zh } from './zh/fit';

export const fitTexts = area(zh, en);
