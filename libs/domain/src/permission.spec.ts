import {
  COMPANY_PERMISSIONS,
  COMPANY_ROLES,
  CompanyPermission,
  CompanyRole,
  Membership,
  memberMay,
  PLATFORM_PERMISSIONS,
  PLATFORM_ROLES,
  PlatformPermission,
  platformMay,
  PlatformRole,
} from './permission';

const member = (role: CompanyRole, department: string | null = null): Membership => ({
  companyId: 'company',
  role,
  department,
});

/** Who may what: owner, unit production manager, head of department, accountant, viewer. */
const MATRIX: Record<CompanyPermission, string> = {
  'company.read': 'owner manager head accountant viewer',
  'company.edit': 'owner',
  'member.manage': 'owner',
  'shoot.read': 'owner manager head accountant viewer',
  'shoot.edit': 'owner manager',
  'shoot.publish': 'owner manager',
  'posting.edit': 'owner manager',
  'application.read': 'owner manager head',
  'match.run': 'owner manager',
  'match.read': 'owner manager head',
  'proposal.edit': 'owner manager head',
  'offer.send': 'owner manager',
  'gap.override': 'owner manager',
  'offer.read': 'owner manager head accountant',
  'block.manage': 'owner manager',
  'roster.read': 'owner manager head accountant viewer',
  'cost.read': 'owner manager accountant',
  'announcement.send': 'owner manager head',
  'announcement.read': 'owner manager head',
};

const SHORT: Record<CompanyRole, string> = {
  owner: 'owner',
  unit_production_manager: 'manager',
  head_of_department: 'head',
  accountant: 'accountant',
  viewer: 'viewer',
};

/** What a head of department does in the own department and nowhere else. */
const BOUND: readonly CompanyPermission[] = [
  'application.read',
  'match.read',
  'proposal.edit',
  'offer.read',
  'announcement.send',
  'announcement.read',
];

describe('a member of a company', () => {
  it('has a line in the matrix for every permission', () => {
    expect(Object.keys(MATRIX).sort()).toEqual([...COMPANY_PERMISSIONS].sort());
    expect(Object.keys(SHORT).sort()).toEqual([...COMPANY_ROLES].sort());
  });

  it.each(COMPANY_PERMISSIONS)('may %s exactly as the matrix says', (permission) => {
    const may = COMPANY_ROLES.filter((role) => memberMay(member(role, 'camera'), permission)).map(
      (role) => SHORT[role],
    );
    expect(may.join(' ')).toBe(MATRIX[permission]);
  });

  it.each(COMPANY_PERMISSIONS)('who heads a department may %s in that one, or not at all', (permission) => {
    const head = member('head_of_department', 'camera');
    const granted = MATRIX[permission].includes('head');
    expect(memberMay(head, permission)).toBe(granted);
    expect(memberMay(head, permission, 'camera')).toBe(granted);
    expect(memberMay(head, permission, 'sound')).toBe(granted && !BOUND.includes(permission));
  });

  it('of no department acts in every one', () => {
    for (const role of COMPANY_ROLES.filter((each) => each !== 'head_of_department')) {
      for (const permission of COMPANY_PERMISSIONS) {
        expect(memberMay(member(role), permission, 'sound')).toBe(memberMay(member(role), permission));
      }
    }
  });

  it('who heads a department that is not named acts in none', () => {
    for (const permission of BOUND) expect(memberMay(member('head_of_department'), permission, 'camera')).toBe(false);
  });
});

const PLATFORM: Record<PlatformPermission, readonly PlatformRole[]> = {
  'admin.read': ['auditor', 'admin'],
  'admin.verify': ['admin'],
  'admin.suspend': ['admin'],
  'admin.queue': ['admin'],
  'admin.audit': ['auditor', 'admin'],
  'admin.match': ['admin'],
  'admin.unmask': ['admin'],
};

describe('somebody of the platform', () => {
  it.each(PLATFORM_PERMISSIONS)('may %s exactly as the matrix says', (permission) => {
    expect(PLATFORM_ROLES.filter((role) => platformMay(role, permission))).toEqual(PLATFORM[permission]);
  });
});
