import { Gate, KeyedGate } from './gate';

describe('gate', () => {
  it('lets so many in at once, in order, and hands the place on after a failure', async () => {
    const gate = new Gate(2, 100);
    let [inside, most] = [0, 0];
    const order: number[] = [];
    const task = (index: number) => async (): Promise<void> => {
      inside += 1;
      most = Math.max(most, inside);
      order.push(index);
      await new Promise((resolve) => setTimeout(resolve, 1));
      inside -= 1;
      if (index % 3 === 0) throw new Error('failed');
    };
    const results = await Promise.allSettled(Array.from({ length: 20 }, (_, index) => gate.run(task(index))));
    expect(most).toBe(2);
    expect(order).toEqual(Array.from({ length: 20 }, (_, index) => index));
    expect(results.filter((result) => result.status === 'rejected')).toHaveLength(7);
    await expect(gate.run(async () => 'again')).resolves.toBe('again');
  });

  it('refuses when too many wait', async () => {
    const gate = new Gate(1, 1);
    let open = (): void => undefined;
    const first = gate.run(() => new Promise<void>((resolve) => (open = resolve)));
    const second = gate.run(async () => 'second');
    await expect(gate.run(async () => 'third')).rejects.toMatchObject({ code: 'busy' });
    open();
    await first;
    await expect(second).resolves.toBe('second');
  });
});

describe('gates by key', () => {
  it('let others pass while one of them is full, and forget a key that nobody uses', async () => {
    const gates = new KeyedGate(2, 10);
    let open = (): void => undefined;
    const stuck = new Promise<void>((resolve) => (open = resolve));
    let started = 0;
    const slow = Array.from({ length: 3 }, () =>
      gates.run('a', () => {
        started += 1;
        return stuck;
      }),
    );
    await expect(gates.run('b', async () => 'passed')).resolves.toBe('passed');
    expect([started, gates.size]).toEqual([2, 1]);
    open();
    await Promise.all(slow);
    expect([started, gates.size]).toEqual([3, 0]);
  });

  it('refuse when too many wait in all, and take more when some have left', async () => {
    const gates = new KeyedGate(1, 2);
    let open = (): void => undefined;
    const first = gates.run('a', () => new Promise<void>((resolve) => (open = resolve)));
    const second = gates.run('b', async () => {
      throw new Error('failed');
    });
    await expect(gates.run('c', async () => 'third')).rejects.toMatchObject({ code: 'busy' });
    await expect(second).rejects.toThrow('failed');
    await expect(gates.run('c', async () => 'third')).resolves.toBe('third');
    open();
    await first;
  });
});
