import type { PersonInput, SlotInput } from '@callboard/matching';
import { chance, drawn, WHAT } from './chance';
import type { Demand } from './demand';
import settings from './simulation-settings.json';

/** What a person says to an ask. */
export interface Answer {
  readonly says: 'yes' | 'no' | 'nothing';
  /** Within half a day; otherwise the next morning. */
  readonly quick: boolean;
}

const preferNotHit = (person: PersonInput, slot: SlotInput): boolean =>
  person.preferNot.some(([from, to]) => slot.days.some((day) => day >= from && day <= to));

/** The probability that a person says yes to a place, before silence: a matter of the two alone. */
export function yesChance({ people, slots, applicants, minutes }: Demand, person: number, slot: number): number {
  const [who, what] = [people[person]!, slots[slot]!];
  const applicant = applicants.get(what.posting)?.get(person);
  const { asked, reserve, applied } = settings.saysYes.value;
  const factor = settings.saysYesFactor.value;
  const way = minutes[who.homeBase]![what.base]!;
  const kind = applicant ? (applicant.reserve ? reserve : applied) : asked;
  const travel = way > 720 ? factor.over720Minutes : way > 240 ? factor.over240Minutes : 1;
  return kind * travel * (preferNotHit(who, what) ? factor.preferNot : 1);
}

/** Her answer, the same whoever asks and whenever. */
export function answerOf(demand: Demand, person: number, slot: number): Answer {
  const draw = chance(demand.seed, person, slot, WHAT.answer);
  const quick = chance(demand.seed, person, slot, WHAT.quick) < settings.quickAnswer.value;
  const yes = yesChance(demand, person, slot);
  if (draw < yes) return { says: 'yes', quick };
  const silent = draw >= 1 - Math.min(settings.noAnswer.value, 1 - yes);
  return { says: silent ? 'nothing' : 'no', quick };
}

/** Days from the first day of her work on which she drops out, below 0 before it; null when she keeps her word. */
export function dropOutOf({ seed, people }: Demand, person: number, slot: number): number | null {
  const { record, newcomer } = people[person]!;
  const { noRecord, newcomer: fresh } = settings.dropOut.value;
  const share = record === undefined ? (newcomer ? fresh : noRecord) : 1 - record / 1_000;
  if (chance(seed, person, slot, WHAT.dropOut) >= share) return null;
  return drawn(settings.dropOutDay.value, chance(seed, person, slot, WHAT.dropOutDay));
}
