import type { Stretch } from '../../../viz/day-painter-days';
import { Autosave, SAVE_AFTER_MS } from './autosave';

type Kind = 'free' | 'no';
const days = (...list: [string, Kind][]) => new Map(list);

describe('Autosave', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('shows a stroke at once and writes after the last one', async () => {
    const written: Stretch<Kind>[] = [];
    const save = new Autosave<Kind>(days(), (stretch) => Promise.resolve(written.push(stretch)), jest.fn());
    save.paint(days(['2026-12-01', 'free']));
    jest.advanceTimersByTime(SAVE_AFTER_MS - 1);
    save.paint(days(['2026-12-01', 'free'], ['2026-12-02', 'free'], ['2026-12-03', 'no']));
    expect(save.state.painted.size).toBe(3);
    await jest.advanceTimersByTimeAsync(SAVE_AFTER_MS - 1);
    expect(written).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);
    expect(written).toEqual([
      { from: '2026-12-01', to: '2026-12-02', kind: 'free' },
      { from: '2026-12-03', to: '2026-12-03', kind: 'no' },
    ]);
    expect(save.state).toMatchObject({ saving: false, error: null });
    expect(save.state.savedAt).not.toBeNull();
  });

  it('writes what was painted while it was writing', async () => {
    const written: string[] = [];
    let release: () => void = () => undefined;
    const save = new Autosave<Kind>(
      days(),
      (stretch) => {
        written.push(`${stretch.from} ${stretch.kind}`);
        return new Promise<void>((resolve) => {
          release = resolve;
        });
      },
      jest.fn(),
    );
    save.paint(days(['2026-12-01', 'free']));
    await jest.advanceTimersByTimeAsync(SAVE_AFTER_MS);
    save.paint(days(['2026-12-01', 'no']));
    release();
    await jest.advanceTimersByTimeAsync(0);
    release();
    await jest.advanceTimersByTimeAsync(SAVE_AFTER_MS);
    expect(written).toEqual(['2026-12-01 free', '2026-12-01 no']);
    expect(save.state).toMatchObject({ saving: false, painted: days(['2026-12-01', 'no']) });
  });

  it('goes back to what is written when a stretch is refused', async () => {
    const refused = new Error('past');
    const save = new Autosave<Kind>(
      days(['2026-12-09', 'no']),
      ({ kind }) => (kind === 'no' ? Promise.reject(refused) : Promise.resolve()),
      jest.fn(),
    );
    save.paint(days(['2026-12-01', 'free'], ['2026-12-03', 'no'], ['2026-12-09', 'no']));
    await jest.advanceTimersByTimeAsync(SAVE_AFTER_MS);
    expect(save.state).toMatchObject({ error: refused, saving: false });
    expect(save.state.painted).toEqual(days(['2026-12-09', 'no'], ['2026-12-01', 'free']));
    save.paint(days(['2026-12-02', 'free']));
    expect(save.state.error).toBeNull();
  });

  it('writes nothing when a stroke was taken back in time', async () => {
    const write = jest.fn(() => Promise.resolve());
    const save = new Autosave<Kind>(days(), write, jest.fn());
    save.paint(days(['2026-12-01', 'free']));
    save.paint(days());
    await save.flush();
    expect(write).not.toHaveBeenCalled();
    expect(save.state.savedAt).toBeNull();
  });
});
