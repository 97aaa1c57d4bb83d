import { memberMay, type CompanyPermission } from '@callboard/domain';
import { useMe } from '../../../app/session';

/** Whether the signed-in person may do something in any of the companies. */
export function useMayAnywhere(permission: CompanyPermission): boolean {
  return useMe().companies.some((company) => memberMay(company, permission));
}
