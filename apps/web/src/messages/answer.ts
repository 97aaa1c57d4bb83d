import { answer as en } from './en/answer';
import { area } from './text';
import { answer as zh } from './zh/answer';

export const answerTexts = area(zh, en);
