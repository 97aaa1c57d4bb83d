import { Autosave, clashing, ConflictError, storeVersioned } from './autosave';

interface Terms {
  title: string;
  days: number;
}

const later = (): { promise: Promise<void>; done: () => void; fail: (error: unknown) => void } => {
  let [done, fail] = [(): void => undefined, (_: unknown): void => undefined];
  const promise = new Promise<void>((resolve, reject) => {
    done = resolve;
    fail = reject;
  });
  return { promise, done, fail };
};

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('saving by itself', () => {
  it('stores once, a moment after the last key, with the last values', async () => {
    const send = jest.fn(async () => undefined);
    const save = new Autosave<Terms>(send, 400, () => 7);
    save.put({ title: '逆' });
    await jest.advanceTimersByTimeAsync(399);
    save.put({ title: '逆袭', days: 7 });
    await jest.advanceTimersByTimeAsync(399);
    expect(send).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(1);
    expect(send.mock.calls).toEqual([[{ title: '逆袭', days: 7 }]]);
    expect(save.snapshot()).toEqual({ pending: {}, status: 'idle', savedAt: 7, error: null });
  });

  it('keeps what was typed while a request was under way, and stores it after', async () => {
    const first = later();
    const send = jest.fn().mockReturnValueOnce(first.promise).mockResolvedValue(undefined);
    const save = new Autosave<Terms>(send);
    save.put({ title: 'a', days: 1 });
    await jest.advanceTimersByTimeAsync(400);
    save.put({ title: 'b' });
    await jest.advanceTimersByTimeAsync(400);
    expect(send).toHaveBeenCalledTimes(1);
    first.done();
    await jest.advanceTimersByTimeAsync(0);
    expect(send.mock.calls[1]).toEqual([{ title: 'b' }]);
    expect(save.snapshot().pending).toEqual({});
  });

  it('loses nothing on a failure: the next try sends it all', async () => {
    const send = jest.fn().mockRejectedValueOnce(new Error('offline')).mockResolvedValue(undefined);
    const save = new Autosave<Terms>(send);
    save.put({ title: 'a' });
    await jest.advanceTimersByTimeAsync(400);
    expect(save.snapshot()).toMatchObject({ status: 'failed', pending: { title: 'a' } });
    save.put({ days: 2 });
    await save.flush();
    expect(send.mock.calls[1]).toEqual([{ title: 'a', days: 2 }]);
    expect(save.snapshot().status).toBe('idle');
  });

  it('lets go of what is taken back after a conflict, and stores the rest', async () => {
    const send = jest
      .fn()
      .mockRejectedValueOnce(new ConflictError(['title'], {}))
      .mockResolvedValue(undefined);
    const save = new Autosave<Terms>(send);
    save.put({ title: 'mine', days: 3 });
    await jest.advanceTimersByTimeAsync(400);
    expect(save.snapshot().status).toBe('conflict');
    save.drop(['title']);
    await jest.advanceTimersByTimeAsync(0);
    expect(send.mock.calls[1]).toEqual([{ days: 3 }]);
  });
});

describe('two hands at one thing', () => {
  const refused = new Error('conflict');
  const store = async (patch: Partial<Terms>, before: Terms, theirs: Terms): Promise<unknown[]> => {
    const writes: unknown[] = [];
    await storeVersioned<Terms & { version: number }, Terms>(
      {
        current: () => ({ ...before, version: 1 }),
        load: async () => ({ ...theirs, version: 2 }),
        write: async (version, given) => {
          writes.push([version, given]);
          if (version === 1) throw refused;
          return { ...theirs, ...given, version: 3 };
        },
        accept: (stored) => writes.push(stored.version),
        isConflict: (error) => error === refused,
      },
      patch,
    );
    return writes;
  };

  it('go on top of each other where they changed different fields', async () => {
    const writes = await store({ days: 9 }, { title: 'a', days: 7 }, { title: 'theirs', days: 7 });
    expect(writes).toEqual([[1, { days: 9 }], 2, [2, { days: 9 }], 3]);
  });

  it('are put to people where they changed the same field', async () => {
    const both = store({ days: 9 }, { title: 'a', days: 7 }, { title: 'a', days: 8 });
    await expect(both).rejects.toMatchObject({ name: 'ConflictError', fields: ['days'] });
  });

  it('do not clash over the same value', () => {
    expect(clashing({ days: 8 }, { days: 7 }, { days: 8 })).toEqual([]);
    expect(clashing({ days: null }, { days: 7 }, { days: 8 })).toEqual(['days']);
  });
});
