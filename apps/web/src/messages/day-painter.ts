import { dayPainter as en } from './en/day-painter';
import { area } from './text';
import { dayPainter as zh } from './zh/day-painter';

export const dayPainterTexts = area(zh, en);
