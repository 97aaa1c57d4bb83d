import type { CompanyBlocks, MyBlocks } from '@callboard/core';

type Company = Awaited<ReturnType<MyBlocks['make']>>;
type Person = Awaited<ReturnType<CompanyBlocks['make']>>;

/** A blocked company as the person hears of it who blocked it. */
export function blockedCompanyAnswer({ companyId, companyName, note, createdAt }: Company): object {
  return { company: { id: companyId, name: companyName }, note, createdAt: createdAt.toISOString() };
}

/** A blocked person as the company hears of her that blocked her. */
export function blockedPersonAnswer({ personId, displayName, handle, homeBase, note, createdAt }: Person): object {
  return { person: { personId, displayName, handle, homeBase }, note, createdAt: createdAt.toISOString() };
}
