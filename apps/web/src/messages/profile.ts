import { profile as en } from './en/profile';
import { area } from './text';
import { profile as zh } from './zh/profile';

export const profileTexts = area(zh, en);
