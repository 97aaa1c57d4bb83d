import { platformMay, type PlatformPermission } from '@callboard/domain';
import { useMe } from '../../app/session';

/** Whether the signed-in person may act in the control room; an auditor only reads. */
export function usePlatformMay(permission: PlatformPermission): boolean {
  return platformMay(useMe().platformRole, permission);
}
