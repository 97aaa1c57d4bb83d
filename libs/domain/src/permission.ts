/** What somebody may be on the platform besides a person with an account. */
export const PLATFORM_ROLES = ['none', 'auditor', 'admin'] as const;
export type PlatformRole = (typeof PLATFORM_ROLES)[number];

/** Members of a company. A head of department acts in one department only. */
export const COMPANY_ROLES = [
  'owner',
  'unit_production_manager',
  'head_of_department',
  'accountant',
  'viewer',
] as const;
export type CompanyRole = (typeof COMPANY_ROLES)[number];

/** What a member may do with the company's things. */
export const COMPANY_PERMISSIONS = [
  'company.read',
  'company.edit',
  'member.manage',
  'shoot.read',
  'shoot.edit',
  'shoot.publish',
  'posting.edit',
  'application.read',
  'match.run',
  'match.read',
  'proposal.edit',
  'offer.send',
  'offer.read',
  'gap.override',
  'block.manage',
  'roster.read',
  'cost.read',
  'announcement.send',
  'announcement.read',
] as const;
export type CompanyPermission = (typeof COMPANY_PERMISSIONS)[number];

const readShoot: readonly CompanyPermission[] = ['company.read', 'shoot.read', 'roster.read'];

const GRANTS: Readonly<Record<CompanyRole, readonly CompanyPermission[]>> = {
  owner: COMPANY_PERMISSIONS,
  unit_production_manager: COMPANY_PERMISSIONS.filter((p) => p !== 'company.edit' && p !== 'member.manage'),
  head_of_department: [
    ...readShoot,
    'application.read',
    'match.read',
    'proposal.edit',
    'offer.read',
    'announcement.send',
    'announcement.read',
  ],
  accountant: [...readShoot, 'cost.read', 'offer.read'],
  viewer: readShoot,
};

/** Permissions that a head of department holds for the own department only. */
const DEPARTMENT_BOUND: readonly CompanyPermission[] = [
  'application.read',
  'match.read',
  'proposal.edit',
  'offer.read',
  'announcement.send',
  'announcement.read',
];

/** A membership as the rights see it. */
export interface Membership {
  readonly companyId: string;
  readonly role: CompanyRole;
  /** The department of a head of department, else null. */
  readonly department: string | null;
}

/** Whether a member may do `permission`; with `department` given, whether in that department. */
export function memberMay(membership: Membership, permission: CompanyPermission, department?: string): boolean {
  if (!GRANTS[membership.role].includes(permission)) return false;
  if (membership.role !== 'head_of_department' || !DEPARTMENT_BOUND.includes(permission)) return true;
  return department === undefined || department === membership.department;
}

/** What the platform's own people may do. */
export const PLATFORM_PERMISSIONS = [
  'admin.read',
  'admin.verify',
  'admin.suspend',
  'admin.queue',
  'admin.match',
  'admin.audit',
  'admin.unmask',
] as const;
export type PlatformPermission = (typeof PLATFORM_PERMISSIONS)[number];

/** Whether a platform role holds a permission: an auditor reads, an admin does everything. */
export function platformMay(role: PlatformRole, permission: PlatformPermission): boolean {
  if (role === 'admin') return true;
  return role === 'auditor' && (permission === 'admin.read' || permission === 'admin.audit');
}
