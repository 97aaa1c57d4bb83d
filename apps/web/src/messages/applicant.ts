import { applicant as en } from './en/applicant';
import { area } from './text';
import { applicant as zh } from './zh/applicant';

export const applicantTexts = area(zh, en);
