import { job as en } from './en/job';
import { area } from './text';
import { job as zh } from './zh/job';

export const jobTexts = area(zh, en);
