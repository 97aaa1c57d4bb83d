/**
 * People as columns, in ascending order of id. Lists of a person lie one behind the other: her roles are entries
 * `roleStart[p]` to `roleStart[p + 1]` of `roleId` and `roleLevel`, the other lists likewise. Days are offsets from the
 * market's first day and may lie before or behind the window.
 */
export interface PeopleColumns {
  readonly count: number;
  readonly homeBase: Int32Array;
  readonly maxTravelMinutes: Int32Array;
  readonly payFloorFen: Float64Array;
  readonly paidDaysLast30: Int32Array;
  readonly newcomer: Int32Array;
  /** In thousandths; -1 when not known. */
  readonly record: Int32Array;
  /** -1 when not known. */
  readonly age: Int32Array;
  /** A limit of `limitDays` days of work from `limitFirst` to `limitLast`; -1 days where there is none. */
  readonly limitFirst: Int32Array;
  readonly limitLast: Int32Array;
  readonly limitDays: Int32Array;
  readonly roleStart: Int32Array;
  readonly roleId: Int32Array;
  readonly roleLevel: Int32Array;
  readonly freeStart: Int32Array;
  readonly freeFirst: Int32Array;
  readonly freeLast: Int32Array;
  readonly preferNotStart: Int32Array;
  readonly preferNotFirst: Int32Array;
  readonly preferNotLast: Int32Array;
  /** In order of first day. */
  readonly bookingStart: Int32Array;
  readonly bookingFirst: Int32Array;
  readonly bookingLast: Int32Array;
  readonly bookingBase: Int32Array;
  readonly bookingNightRun: Int32Array;
  readonly bookingWorkDays: Int32Array;
  readonly skillStart: Int32Array;
  readonly skill: Int32Array;
  readonly documentStart: Int32Array;
  readonly document: Int32Array;
  readonly workedStart: Int32Array;
  readonly workedTeam: Int32Array;
  readonly blockStart: Int32Array;
  readonly blockTeam: Int32Array;
}

/** Slots as columns, in ascending order of id; days are offsets from the market's first day, 0 to 63. */
export interface SlotColumns {
  readonly count: number;
  readonly posting: Int32Array;
  readonly shoot: Int32Array;
  readonly role: Int32Array;
  /** -1 where the slot counts for no department. */
  readonly department: Int32Array;
  /** -1 where it is not known who hires. */
  readonly team: Int32Array;
  readonly minLevel: Int32Array;
  readonly maxLevel: Int32Array;
  readonly base: Int32Array;
  readonly first: Int32Array;
  readonly last: Int32Array;
  readonly nightRun: Int32Array;
  readonly payLowFen: Float64Array;
  readonly payHighFen: Float64Array;
  readonly entryLevel: Int32Array;
  readonly headOfDepartment: Int32Array;
  readonly bed: Int32Array;
  /** 0 where any age will do. */
  readonly minAge: Int32Array;
  /** Index of the pinned person, -1 where there is none. */
  readonly pinned: Int32Array;
  readonly dayStart: Int32Array;
  readonly day: Int32Array;
  readonly skillStart: Int32Array;
  readonly skill: Int32Array;
  readonly documentStart: Int32Array;
  readonly document: Int32Array;
  readonly excludedStart: Int32Array;
  readonly excludedPerson: Int32Array;
}

/** Postings as columns: who asked for each, in ascending order. */
export interface PostingColumns {
  readonly count: number;
  readonly appliedStart: Int32Array;
  readonly appliedPerson: Int32Array;
  readonly reserveStart: Int32Array;
  readonly reservePerson: Int32Array;
}

/** Shoots as columns. */
export interface ShootColumns {
  readonly count: number;
  /** -1 where there is none. */
  readonly labourCapFen: Float64Array;
  /** -1 where there is none. */
  readonly traineesPerExperienced: Int32Array;
  readonly slotStart: Int32Array;
  readonly slot: Int32Array;
  readonly staffStart: Int32Array;
  readonly staffDepartment: Int32Array;
  readonly staffTrainees: Int32Array;
  readonly staffExperienced: Int32Array;
}

/** The departments of shoots that limit their trainees, in order of shoot, then department. */
export interface CrewColumns {
  readonly count: number;
  readonly shoot: Int32Array;
  readonly department: Int32Array;
  /** The crew of each slot, -1 where its trainees are not limited. */
  readonly ofSlot: Int32Array;
}

/** Whether a sorted list holds a value: entries `from` to `to` of `values`. */
export function listHas(values: Int32Array, from: number, to: number, value: number): boolean {
  let low = from;
  let high = to - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = values[middle]!;
    if (found === value) return true;
    if (found < value) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}
