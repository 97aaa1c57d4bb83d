import { restOverride as en } from './en/rest-override';
import { area } from './text';
import { restOverride as zh } from './zh/rest-override';

export const restOverrideTexts = area(zh, en);
