import { shoot as en } from './en/shoot';
import { area } from './text';
import { shoot as zh } from './zh/shoot';

export const shootTexts = area(zh, en);
