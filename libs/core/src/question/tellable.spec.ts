import { Day, dayNumber } from '@callboard/domain';
import type { MessageParams, RuleId } from '@callboard/matching';
import { tellable } from './tellable';

const days = ['2026-06-10', '2026-06-11', '2026-06-12'] as Day[];
const told = (id: RuleId, params: MessageParams): MessageParams =>
  tellable([{ id, code: `rule.${id}`, params }], days)[0]!.params;
const at = (day: string): number => dayNumber(day as Day);

test('keeps a floor, a limit of travel and the rest days elsewhere to the person', () => {
  expect(told('pay', { payFloorFen: 99_000, payHighFen: 80_000 })).toEqual({ payHighFen: 80_000 });
  expect(told('travel', { minutes: 300, maxTravelMinutes: 120 })).toEqual({ minutes: 300 });
  expect(told('gap', { neededDays: 2, freeDays: 0 })).toEqual({});
  expect(told('dayLimit', { days: 20, maxDays: 18 })).toEqual({});
  expect(told('taken', { slot: 'another' })).toEqual({});
});

test('tells of a booking elsewhere only the days of the slot', () => {
  const params = { first: at('2026-06-01'), last: at('2026-06-11') };
  expect(told('overlap', params)).toEqual({ first: '2026-06-10', last: '2026-06-11' });
});

test('tells what the slot asks for, and days as days', () => {
  expect(told('level', { level: 2, minLevel: 3, maxLevel: 4 })).toEqual({ level: 2, minLevel: 3 });
  expect(told('availability', { missingDays: 2, firstMissingDay: at('2026-06-11') })).toEqual({
    missingDays: 2,
    firstMissingDay: '2026-06-11',
  });
});

test('speaks of no level where there is no role', () => {
  const broken = (['role', 'level', 'headOfDepartment', 'pay'] as const).map((id) => ({
    id,
    code: `rule.${id}` as const,
    params: {},
  }));
  expect(tellable(broken, days).map(({ rule }) => rule)).toEqual(['role', 'pay']);
});
