import { company as en } from './en/company';
import { area } from './text';
import { company as zh } from './zh/company';

export const companyTexts = area(zh, en);
