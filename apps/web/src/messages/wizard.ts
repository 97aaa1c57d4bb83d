import { wizard as en } from './en/wizard';
import { area } from './text';
import { wizard as zh } from './zh/wizard';

export const wizardTexts = area(zh, en);
