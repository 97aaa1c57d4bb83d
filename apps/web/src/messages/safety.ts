import { safety as en } from './en/safety';
import { area } from './text';
import { safety as zh } from './zh/safety';

export const safetyTexts = area(zh, en);
