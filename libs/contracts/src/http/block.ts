import { BLOCK_NOTE_LENGTH } from '@callboard/domain';
import { z } from 'zod';
import { id, instant, page, pageQuery, text } from './common';
import { personCard } from './match';

/** For the own side alone. */
const note = text(0, BLOCK_NOTE_LENGTH).default('');

export const blockCompanyBody = z.strictObject({ companyId: id, note }).meta({ id: 'BlockCompany' });
export type BlockCompanyBody = z.output<typeof blockCompanyBody>;

export const blockPersonBody = z.strictObject({ personId: id, note }).meta({ id: 'BlockPerson' });
export type BlockPersonBody = z.output<typeof blockPersonBody>;

export const blocksQuery = z.strictObject({ ...pageQuery });
export type BlocksQuery = z.output<typeof blocksQuery>;

/** A company that I have blocked. It does not hear of it. */
export const blockedCompany = z
  .object({ company: z.object({ id, name: z.string() }), note: z.string(), createdAt: instant })
  .meta({ id: 'BlockedCompany' });
export const blockedCompanies = page(blockedCompany).meta({ id: 'BlockedCompanies' });

/** A person whom the company has blocked. She does not hear of it. */
export const blockedPerson = z
  .object({ person: personCard, note: z.string(), createdAt: instant })
  .meta({ id: 'BlockedPerson' });
export const blockedPeople = page(blockedPerson).meta({ id: 'BlockedPeople' });
