import { share as en } from './en/share';
import { area } from './text';
import { share as zh } from './zh/share';

export const shareTexts = area(zh, en);
