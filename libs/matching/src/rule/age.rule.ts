import type { HardRule } from './hard-rule';

export const ageRule: HardRule = {
  id: 'age',
  kind: 'hard',
  unit: 'none',
  doc: 'She is as old as the slot demands; people whose age is not known pass.',
  byIndex: false,
  discloses: 'count',
  holds: ({ slots, people }, slot, person) => people.age[person]! < 0 || people.age[person]! >= slots.minAge[slot]!,
  // Her age is her own business; what the slot demands is public.
  explain: ({ slots }, slot) => ({ minAge: slots.minAge[slot]! }),
};
