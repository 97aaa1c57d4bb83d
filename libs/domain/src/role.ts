import type { BilingualText, DepartmentId } from './department';
import { DomainError } from './error';
import { roleRows } from './role-data';

/** How far a person is in a role: 1 trainee (新人), 2 assistant (助理), 3 full (熟手), 4 head (主管). */
export type Level = 1 | 2 | 3 | 4;

/** All levels from the lowest to the highest. */
export const levels: readonly Level[] = [1, 2, 3, 4];

/** What each level is called. */
export const levelNames: Readonly<Record<Level, BilingualText>> = {
  1: { zh: '新人', en: 'Trainee' },
  2: { zh: '助理', en: 'Assistant' },
  3: { zh: '熟手', en: 'Full' },
  4: { zh: '主管', en: 'Head' },
};

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

/** Whether `value` is a level. */
export function isLevel(value: unknown): value is Level {
  return value === 1 || value === 2 || value === 3 || value === 4;
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
