import { delivery as en } from './en/delivery';
import { area } from './text';
import { delivery as zh } from './zh/delivery';

export const deliveryTexts = area(zh, en);
