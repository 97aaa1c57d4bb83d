import { desk as en } from './en/desk';
import { area } from './text';
import { desk as zh } from './zh/desk';

export const deskTexts = area(zh, en);
