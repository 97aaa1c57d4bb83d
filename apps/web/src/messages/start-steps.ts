import { startSteps as en } from './en/start-steps';
import { area } from './text';
import { startSteps as zh } from './zh/start-steps';

export const startStepsTexts = area(zh, en);
