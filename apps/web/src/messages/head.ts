import { head as en } from './en/head';
import { area } from './text';
import { head as zh } from './zh/head';

export const headTexts = area(zh, en);
