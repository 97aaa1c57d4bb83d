import { home as en } from './en/home';
import { area } from './text';
import { home as zh } from './zh/home';

export const homeTexts = area(zh, en);
