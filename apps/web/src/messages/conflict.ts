import { conflict as en } from './en/conflict';
import { area } from './text';
import { conflict as zh } from './zh/conflict';

export const conflictTexts = area(zh, en);
