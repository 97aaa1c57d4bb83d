import type { BilingualText, DepartmentId } from './department';
import { DomainError } from './error';
import type { Level } from './level';
import { roleRows } from './role-data';

/** The id of one of the sixty roles, a slug such as `focus-puller`. */
export type RoleId = (typeof roleRows)[number]['id'];

/** A job in a crew. */
export interface Role extends BilingualText {
  readonly id: RoleId;
  readonly department: DepartmentId;
  /** Lowest and highest level in which the role exists. */
  readonly levels: readonly [lowest: Level, highest: Level];
}

/** All roles, by department in the order of a crew list. */
export const roles: readonly Role[] = roleRows;

/** All role ids in the same order as {@link roles}. */
export const roleIds: readonly RoleId[] = roles.map((role) => role.id);

const BY_ID: ReadonlyMap<string, Role> = new Map(roles.map((role) => [role.id, role]));

/** Whether `value` is the id of a role. */
export function isRoleId(value: unknown): value is RoleId {
  return typeof value === 'string' && BY_ID.has(value);
}

/** The role of an id; throws `posting.unknownRole` when there is none. */
export function getRole(id: string): Role {
  const role = BY_ID.get(id);
  if (!role) throw new DomainError('posting.unknownRole', { role: id.slice(0, 40) });
  return role;
}

/** The roles of a department in the order of a crew list. */
export function rolesOf(department: DepartmentId): readonly Role[] {
  return roles.filter((role) => role.department === department);
}

/** Whether the role exists at this level: what a posting may ask for and a person may claim. */
export function roleAllowsLevel(id: RoleId, level: Level): boolean {
  const [lowest, highest] = getRole(id).levels;
  return level >= lowest && level <= highest;
}
