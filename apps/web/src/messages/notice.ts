import { notice as en } from './en/notice';
import { area } from './text';
import { notice as zh } from './zh/notice';

export const noticeTexts = area(zh, en);
