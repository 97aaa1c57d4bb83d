import { backfill as en } from './en/backfill';
import { area } from './text';
import { backfill as zh } from './zh/backfill';

export const backfillTexts = area(zh, en);
