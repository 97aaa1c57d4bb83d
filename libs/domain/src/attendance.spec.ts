import { AttendanceFacts, attendanceOf, confirmable } from './attendance';
import { marketSettings } from './market-settings';

const NOTHING: AttendanceFacts = {
  askedAt: null,
  againAt: null,
  confirmedAt: null,
  silentAt: null,
  bookedLate: false,
};
const at = new Date();

describe('attendance', () => {
  it.each([
    ['notAsked', {}],
    ['bookedLate', { bookedLate: true }],
    ['asked', { askedAt: at }],
    ['askedAgain', { askedAt: at, againAt: at }],
    ['silent', { askedAt: at, againAt: at, silentAt: at }],
    ['confirmed', { askedAt: at, againAt: at, silentAt: at, confirmedAt: at }],
    ['confirmed', { confirmedAt: at, bookedLate: true }],
  ] as const)('is %s', (state, facts) => {
    expect(attendanceOf({ ...NOTHING, ...facts })).toBe(state);
  });

  it.each([
    [72.01, 'tooEarly'],
    [72, 'yes'],
    [0, 'yes'],
    [-0.01, 'begun'],
  ] as const)('%p hours before the call: %s', (hours, answer) => {
    expect(confirmable(hours)).toBe(answer);
  });

  it('asks in an order in which each step has time for an answer', () => {
    const { earlyHours, askHours, againHours, silentHours, answerHours } = marketSettings.attendance.value;
    expect(earlyHours).toBeGreaterThan(askHours);
    expect(askHours - againHours).toBeGreaterThanOrEqual(answerHours);
    expect(againHours - silentHours).toBeGreaterThanOrEqual(answerHours);
  });
});
