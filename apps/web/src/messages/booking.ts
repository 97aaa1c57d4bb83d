import { booking as en } from './en/booking';
import { area } from './text';
import { booking as zh } from './zh/booking';

export const bookingTexts = area(zh, en);
