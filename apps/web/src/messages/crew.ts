import { crew as en } from './en/crew';
import { area } from './text';
import { crew as zh } from './zh/crew';

export const crewTexts = area(zh, en);
