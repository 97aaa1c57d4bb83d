import { admin as en } from './en/admin';
import { area } from './text';
import { admin as zh } from './zh/admin';

export const adminTexts = area(zh, en);
