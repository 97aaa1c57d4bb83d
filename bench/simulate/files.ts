import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { bases } from '@callboard/domain';
import { csvLine } from './csv';
import type { Demand } from './demand';
import { MONTH_BEGIN } from './demand';
import { morningOf } from './ledger';
import type { WayResult } from './measures';

type Cells = readonly (string | number | null)[];

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

const PEOPLE_HEAD = ['way', 'person', 'home', 'newcomer', 'arrival_day', 'asks', 'jobs', 'paid_days', 'income_yuan'];
const PEOPLE_MORE = ['first_work_day', 'mean_idle_days_between_jobs'];

/** A line a person; days count from the first shooting day of the first month. */
export function* peopleRows(results: readonly WayResult[], demand: Demand): Generator<Cells> {
  yield [...PEOPLE_HEAD, ...PEOPLE_MORE];
  for (const { measures, people, played } of results) {
    for (let person = 0; person < demand.people.length; person++) {
      const { id, homeBase, newcomer } = demand.people[person]!;
      const result = people.get(person);
      yield [
        measures.id,
        id,
        bases[homeBase]!.id,
        newcomer ? 1 : 0,
        demand.arrival[person]! <= demand.firstDay ? null : demand.arrival[person]! - MONTH_BEGIN,
        played.ledger.asksOfPerson[person]!,
        result?.jobs ?? 0,
        result?.paidDays ?? 0,
        rounded(result?.incomeYuan ?? 0, 2),
        result ? result.firstWork - MONTH_BEGIN : null,
        result && result.gaps > 0 ? rounded(result.idle / result.gaps, 2) : null,
      ];
    }
  }
}

const SLOT_HEAD = ['way', 'slot', 'shoot', 'role', 'base', 'posted_day', 'first_day', 'last_day', 'days'];
const SLOT_MORE = ['days_worked', 'filled_at_start', 'end', 'asks', 'hours_to_first_yes', 'last_person'];

/** A line a place; days count as in {@link peopleRows}. */
export function* slotRows(results: readonly WayResult[], demand: Demand): Generator<Cells> {
  yield [...SLOT_HEAD, ...SLOT_MORE];
  for (const { measures, worked, atStart, played } of results) {
    const { ledger } = played;
    const last = new Map<number, string>();
    for (const { slot, person, ended } of ledger.bookings) {
      if (ended !== 'cancelled') last.set(slot, demand.people[person]!.id);
    }
    for (let slot = 0; slot < demand.slots.length; slot++) {
      const place = demand.slots[slot]!;
      const yes = ledger.firstYes[slot]!;
      yield [
        measures.id,
        place.id,
        place.shoot,
        place.role,
        bases[place.base]!.id,
        demand.posted[slot]! - MONTH_BEGIN,
        place.first - MONTH_BEGIN,
        place.last - MONTH_BEGIN,
        place.days.length,
        worked[slot]!,
        atStart[slot]!,
        worked[slot] === 0 ? 'empty' : worked[slot] === place.days.length ? 'full' : 'partly',
        ledger.asks[slot]!,
        yes < 0 ? null : 12 * (yes - morningOf(demand.posted[slot]!)),
        last.get(slot) ?? null,
      ];
    }
  }
}

/** Streams rows into a file. */
export async function writeCsv(file: string, rows: Iterable<Cells>): Promise<void> {
  const stream = createWriteStream(file);
  const closed = once(stream, 'close');
  let part = '';
  for (const row of rows) {
    part += csvLine(row);
    if (part.length < 65_536) continue;
    if (!stream.write(part)) await once(stream, 'drain');
    part = '';
  }
  stream.end(part);
  await closed;
}
