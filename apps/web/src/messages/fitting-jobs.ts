import { fittingJobs as en } from './en/fitting-jobs';
import { area } from './text';
import { fittingJobs as zh } from './zh/fitting-jobs';

export const fittingJobsTexts = area(zh, en);
