import { Company, Member } from '@callboard/contracts/http';
import { MemberRow, StoredCompany } from '@callboard/core';

/** A company as it leaves. */
export function companyAnswer(company: StoredCompany): Company {
  return {
    ...company,
    decidedAt: company.decidedAt?.toISOString() ?? null,
    createdAt: company.createdAt.toISOString(),
  };
}

/** A member as it leaves. */
export function memberAnswer(member: MemberRow): Member {
  return { ...member, createdAt: member.createdAt.toISOString() };
}
