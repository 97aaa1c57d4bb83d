// Preloaded into a process whose clock is to be wrong: by CALLBOARD_TEST_CLOCK_SHIFT_MS, for everything that asks Date.
const shift = Number(process.env.CALLBOARD_TEST_CLOCK_SHIFT_MS ?? 0);
if (shift !== 0) {
  const Real = Date;
  const now = () => Real.now() + shift;
  globalThis.Date = class Date extends Real {
    constructor(...args) {
      if (args.length === 0) super(now());
      else super(...args);
    }
    static now() {
      return now();
    }
  };
}
