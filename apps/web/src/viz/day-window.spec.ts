import { daysThatFit, pageWindow, windowAt, windowFor } from './day-window';

describe('the window of days on a phone', () => {
  it('holds five days at 390 pixels, fewer on narrow screens and with large type', () => {
    expect(daysThatFit(358, 96, 52)).toBe(5);
    expect(daysThatFit(288, 96, 52)).toBe(3);
    expect(daysThatFit(358, 153.6, 83.2)).toBe(2);
    expect(daysThatFit(2_000, 96, 52)).toBe(5);
  });

  it('stays inside the run', () => {
    expect(windowAt(-3, 5, 20)).toEqual({ start: 0, end: 5 });
    expect(windowAt(18, 5, 20)).toEqual({ start: 15, end: 20 });
    expect(windowAt(0, 5, 3)).toEqual({ start: 0, end: 3 });
  });

  it('opens on a day', () => {
    expect(windowFor(7, 5, 20)).toEqual({ start: 7, end: 12 });
    expect(windowFor(19, 5, 20)).toEqual({ start: 15, end: 20 });
    expect(windowFor(-1, 5, 20)).toEqual({ start: 0, end: 5 });
  });

  it('moves by whole windows and ends with the last days', () => {
    expect(pageWindow({ start: 0, end: 5 }, 1, 5, 12)).toEqual({ start: 5, end: 10 });
    expect(pageWindow({ start: 5, end: 10 }, 1, 5, 12)).toEqual({ start: 7, end: 12 });
    expect(pageWindow({ start: 7, end: 12 }, -1, 5, 12)).toEqual({ start: 2, end: 7 });
    expect(pageWindow({ start: 2, end: 7 }, -1, 5, 12)).toEqual({ start: 0, end: 5 });
  });
});
