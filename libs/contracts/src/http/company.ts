import { COMPANY_ROLES, lifeCycles } from '@callboard/domain';
import { z } from 'zod';
import { id, instant, page, pageQuery, text } from './common';

const creditCode = z.string().min(1).max(40);
const evidence = text(10, 4_000);
const companyState = z.enum(lifeCycles.company.states);

export const foundCompanyBody = z.strictObject({ name: text(1, 120) }).meta({ id: 'FoundCompany' });

export const editCompanyBody = z
  .strictObject({ name: text(1, 120).optional(), creditCode: creditCode.optional(), evidence: evidence.optional() })
  .meta({ id: 'EditCompany' });

/** What is missing here must be in the company already. */
export const submitCompanyBody = z
  .strictObject({ creditCode: creditCode.optional(), evidence: evidence.optional() })
  .meta({ id: 'SubmitCompany' });

/** `creditCode` and `evidence` are for those who may edit or verify; others get null and an empty text. */
const companyFields = {
  id,
  name: z.string(),
  state: companyState,
  creditCode: z.string().nullable(),
  evidence: z.string(),
  decisionReason: z.string().nullable(),
  decidedAt: instant.nullable(),
  version: z.number().int(),
  createdAt: instant,
};

export const company = z.object(companyFields).meta({ id: 'Company' });

export const ownCompanies = z
  .object({
    items: z.array(
      z
        .object({
          id,
          name: z.string(),
          state: companyState,
          role: z.enum(COMPANY_ROLES),
          department: z.string().nullable(),
          version: z.number().int(),
        })
        .meta({ id: 'OwnCompany' }),
    ),
  })
  .meta({ id: 'OwnCompanies' });

const place = { role: z.enum(COMPANY_ROLES), department: z.string().max(60).nullable().optional() };

/** `department` belongs to a head of department only. */
export const addMemberBody = z.strictObject({ contact: text(3, 254), ...place }).meta({ id: 'AddMember' });
export const changeMemberBody = z.strictObject(place).meta({ id: 'ChangeMember' });

export const member = z
  .object({
    accountId: id,
    personId: id,
    displayName: z.string(),
    handle: z.string(),
    role: z.enum(COMPANY_ROLES),
    department: z.string().nullable(),
    createdAt: instant,
  })
  .meta({ id: 'Member' });

export const members = z.object({ items: z.array(member) }).meta({ id: 'Members' });

export const reviewQuery = z.strictObject({ state: companyState.optional(), ...pageQuery });

export const reviewedCompanies = page(
  z.object({ ...companyFields, members: z.number().int(), shoots: z.number().int() }).meta({ id: 'ReviewedCompany' }),
).meta({ id: 'ReviewedCompanies' });

export const companyDecisionBody = z
  .strictObject({
    decision: z.enum(['verify', 'reject', 'suspend', 'reinstate']),
    /** Owed to the company when it is rejected or suspended. */
    reason: text(0, 500).default(''),
  })
  .meta({ id: 'CompanyDecision' });

export type FoundCompanyBody = z.output<typeof foundCompanyBody>;
export type EditCompanyBody = z.output<typeof editCompanyBody>;
export type SubmitCompanyBody = z.output<typeof submitCompanyBody>;
export type AddMemberBody = z.output<typeof addMemberBody>;
export type ChangeMemberBody = z.output<typeof changeMemberBody>;
export type ReviewQuery = z.output<typeof reviewQuery>;
export type CompanyDecisionBody = z.output<typeof companyDecisionBody>;
export type Company = z.input<typeof company>;
export type Member = z.input<typeof member>;
