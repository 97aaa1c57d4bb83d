import { notFound as en } from './en/not-found';
import { area } from './text';
import { notFound as zh } from './zh/not-found';

export const notFoundTexts = area(zh, en);
