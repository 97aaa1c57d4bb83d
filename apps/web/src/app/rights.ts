import { memberMay, type CompanyPermission } from '@callboard/domain';
import { useMemo } from 'react';
import { useSession } from './session';

/** Whether the signed-in person may do something in a company; with a department given, whether in that one. */
export type May = (permission: CompanyPermission, department?: string) => boolean;

const READS = /\.read$/;

/**
 * What the signed-in person may do in a company, as the API judges it: buttons that would be refused are not shown.
 * Nothing is allowed while the company is not known.
 */
export function useMay(companyId: string | undefined): May {
  const { session } = useSession();
  return useMemo(() => {
    const membership = session?.companies.find((company) => company.companyId === companyId);
    const platform = session !== null && session.platformRole !== 'none';
    return (permission, department) => {
      if (companyId === undefined) return false;
      if (membership && memberMay(membership, permission, department)) return true;
      return platform && READS.test(permission);
    };
  }, [session, companyId]);
}

/** The department that bounds what a head of department sees of a company's shoots; null when nothing does. */
export function useOwnDepartment(companyId: string | undefined): string | null {
  const { session } = useSession();
  const membership = session?.companies.find((company) => company.companyId === companyId);
  return membership?.role === 'head_of_department' ? membership.department : null;
}
