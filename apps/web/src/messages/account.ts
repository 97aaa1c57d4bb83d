import { account as en } from './en/account';
import { area } from './text';
import { account as zh } from './zh/account';

export const accountTexts = area(zh, en);
