import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { api, newKey, unwrap } from '../../api/client';
import { keys } from '../../api/keys';
import type { Schema } from '../../api/types';
import { ifMatch } from '../../app/crew/posting-edit';
import { useSession } from '../../app/session';

export type Company = Schema<'Company'>;
export type OwnCompany = Schema<'OwnCompany'>;
export type Member = Schema<'Member'>;
export type Place = Pick<Member, 'role' | 'department'>;

export function useCompanies(): UseQueryResult<Schema<'OwnCompanies'>> {
  return useQuery({ queryKey: keys.companies(), queryFn: () => unwrap(api.GET('/api/v1/companies')) });
}

export function useCompany(companyId: string): UseQueryResult<Company> {
  return useQuery({
    queryKey: keys.company(companyId),
    queryFn: () => unwrap(api.GET('/api/v1/companies/{companyId}', { params: { path: { companyId } } })),
  });
}

export function useMembers(companyId: string): UseQueryResult<Schema<'Members'>> {
  return useQuery({
    queryKey: keys.members(companyId),
    queryFn: () => unwrap(api.GET('/api/v1/companies/{companyId}/members', { params: { path: { companyId } } })),
  });
}

/** Founds a company; whoever does it owns it. */
export function useFound(): (name: string) => Promise<Company> {
  const queries = useQueryClient();
  const { reload } = useSession();
  return async (name) => {
    const founded = await unwrap(
      api.POST('/api/v1/companies', { params: { header: { 'Idempotency-Key': newKey() } }, body: { name } }),
    );
    queries.setQueryData(keys.company(founded.id), founded);
    await Promise.all([reload(), queries.invalidateQueries({ queryKey: keys.companies() })]);
    return founded;
  };
}

interface Facts {
  readonly name?: string | undefined;
  readonly creditCode?: string | undefined;
  readonly evidence?: string | undefined;
}

/** Stores the facts of a company, and asks for its verification when told to. */
export function useSaveFacts(company: Company): (facts: Facts, submit: boolean) => Promise<void> {
  const queries = useQueryClient();
  const { reload } = useSession();
  const path = { companyId: company.id };
  return async (facts, submit) => {
    const accept = (stored: Company): unknown => queries.setQueryData(keys.company(company.id), stored);
    accept(
      await unwrap(
        api.PATCH('/api/v1/companies/{companyId}', {
          params: { path, header: ifMatch(company.version) },
          body: facts as Schema<'EditCompany'>,
        }),
      ),
    );
    if (submit)
      accept(await unwrap(api.POST('/api/v1/companies/{companyId}/submission', { params: { path }, body: {} })));
    await Promise.all([reload(), queries.invalidateQueries({ queryKey: keys.companies() })]);
  };
}

/** Adds the owner of a contact, or gives a member another place. */
export function useSetMember(
  companyId: string,
): UseMutationResult<
  Member,
  unknown,
  { readonly place: Place; readonly contact?: string; readonly accountId?: string }
> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ place, contact, accountId }) =>
      accountId === undefined
        ? unwrap(
            api.POST('/api/v1/companies/{companyId}/members', {
              params: { path: { companyId } },
              body: { ...place, contact: contact ?? '' },
            }),
          )
        : unwrap(
            api.PUT('/api/v1/companies/{companyId}/members/{accountId}', {
              params: { path: { companyId, accountId } },
              body: place,
            }),
          ),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.members(companyId) }),
  });
}

export function removeMember(companyId: string, accountId: string): Promise<unknown> {
  return unwrap(
    api.DELETE('/api/v1/companies/{companyId}/members/{accountId}', { params: { path: { companyId, accountId } } }),
  );
}
