import type { SlotColumns } from '../market/columns';
import type { Market } from '../market/market';

const VALUES = [
  'role',
  'department',
  'team',
  'minLevel',
  'maxLevel',
  'base',
  'first',
  'last',
  'nightRun',
  'payLowFen',
  'payHighFen',
  'entryLevel',
  'headOfDepartment',
  'bed',
  'minAge',
] as const satisfies readonly (keyof SlotColumns)[];

const LISTS = [
  ['dayStart', 'day'],
  ['skillStart', 'skill'],
  ['documentStart', 'document'],
  ['excludedStart', 'excludedPerson'],
] as const satisfies readonly (readonly [keyof SlotColumns, keyof SlotColumns])[];

function equalLists(start: Int32Array, member: Int32Array, a: number, b: number): boolean {
  const length = start[a + 1]! - start[a]!;
  if (start[b + 1]! - start[b]! !== length) return false;
  for (let k = 0; k < length; k++) if (member[start[a]! + k] !== member[start[b]! + k]) return false;
  return true;
}

function alike(slots: SlotColumns, a: number, b: number): boolean {
  if (slots.posting[a] !== slots.posting[b]) return false;
  for (const name of VALUES) if (slots[name][a] !== slots[name][b]) return false;
  for (const [start, member] of LISTS) if (!equalLists(slots[start], slots[member], a, b)) return false;
  return true;
}

/** The kind of each row; places of one posting are of one kind unless something about them differs. */
export function kindsOf({ slots }: Market, rows: readonly number[]): { kindOf: Int32Array; slots: number[] } {
  const first: number[] = [];
  const kindOf = Int32Array.from(rows, (slot) => {
    // The places of a posting mostly follow each other.
    for (let kind = first.length - 1; kind >= 0; kind--) if (alike(slots, first[kind]!, slot)) return kind;
    return first.push(slot) - 1;
  });
  return { kindOf, slots: first };
}
