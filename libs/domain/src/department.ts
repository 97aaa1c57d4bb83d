/** A short text in both languages of the product. */
export interface BilingualText {
  readonly zh: string;
  readonly en: string;
}

/** One of the fourteen departments of a crew. */
export interface Department extends BilingualText {
  readonly id: DepartmentId;
  /** Place in lists, rosters and call sheets, from 1: the order in which the trade prints a crew list. */
  readonly order: number;
}

/** Department ids in the order of a crew list. */
export const departmentIds = [
  'directing',
  'production',
  'camera',
  'grip',
  'lighting',
  'sound',
  'art',
  'props',
  'costume',
  'make-up',
  'action',
  'set-operations',
  'transport',
  'post',
] as const;

export type DepartmentId = (typeof departmentIds)[number];

const NAMES: Readonly<Record<DepartmentId, BilingualText>> = {
  directing: { zh: '导演组', en: 'Directing' },
  production: { zh: '制片组', en: 'Production' },
  camera: { zh: '摄影组', en: 'Camera' },
  grip: { zh: '移动组', en: 'Grip' },
  lighting: { zh: '灯光组', en: 'Lighting' },
  sound: { zh: '录音组', en: 'Sound' },
  art: { zh: '美术组', en: 'Art' },
  props: { zh: '道具组', en: 'Props' },
  costume: { zh: '服装组', en: 'Costume' },
  'make-up': { zh: '化妆组', en: 'Hair & make-up' },
  action: { zh: '动作组', en: 'Action' },
  'set-operations': { zh: '场务组', en: 'Set operations' },
  transport: { zh: '车辆组', en: 'Transport' },
  post: { zh: '后期运营组', en: 'Post & promo' },
};

/** All departments in the order of a crew list. */
export const departments: readonly Department[] = departmentIds.map((id, index) => ({
  id,
  ...NAMES[id],
  order: index + 1,
}));

const BY_ID: ReadonlyMap<string, Department> = new Map(departments.map((department) => [department.id, department]));

/** Whether `value` is the id of a department. */
export function isDepartmentId(value: unknown): value is DepartmentId {
  return typeof value === 'string' && BY_ID.has(value);
}

/** The department of an id. Ids from outside go through {@link isDepartmentId} first. */
export function getDepartment(id: DepartmentId): Department {
  return BY_ID.get(id)!;
}
