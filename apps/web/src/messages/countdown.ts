import { countdown as en } from './en/countdown';
import { area } from './text';
import { countdown as zh } from './zh/countdown';

export const countdownTexts = area(zh, en);
