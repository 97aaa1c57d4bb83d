import { attendance as en } from './en/attendance';
import { area } from './text';
import { attendance as zh } from './zh/attendance';

export const attendanceTexts = area(zh, en);
