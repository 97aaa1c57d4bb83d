import { announcement as en } from './en/announcement';
import { area } from './text';
import { announcement as zh } from './zh/announcement';

export const announcementTexts = area(zh, en);
