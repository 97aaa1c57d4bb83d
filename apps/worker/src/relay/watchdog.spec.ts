import type { OutboxDispatch } from '@callboard/core';
import type { ConsumerHost, QueueHealth } from '@callboard/queue';
import { Watchdog } from './watchdog';

const SECOND = 1_000;

/** A watchdog over a world of the test's own, and what it did. */
function watched() {
  const world = {
    queueAway: false,
    databaseAway: false,
    oldestSeconds: 0,
    lastActivityAt: undefined as number | undefined,
  };
  const exit = jest.spyOn(process, 'exit').mockImplementation((() => undefined) as never);
  const dog = new Watchdog(
    {
      figures: () =>
        world.databaseAway
          ? Promise.reject(new Error('away'))
          : Promise.resolve({ oldestSeconds: world.oldestSeconds }),
    } as unknown as OutboxDispatch,
    { status: () => ({ lastActivityAt: world.lastActivityAt }) } as unknown as ConsumerHost,
    { ping: () => (world.queueAway ? Promise.reject(new Error('away')) : Promise.resolve()) } as unknown as QueueHealth,
  );
  dog.onApplicationBootstrap();
  return { world, exit, dog, pass: (seconds: number) => jest.advanceTimersByTimeAsync(seconds * SECOND) };
}

let seen: ReturnType<typeof watched>;
beforeEach(() => {
  jest.useFakeTimers();
  seen = watched();
});
afterEach(() => {
  seen.dog.onApplicationShutdown();
  jest.restoreAllMocks();
  jest.useRealTimers();
});

describe('the watchdog of a worker', () => {
  it('ends it when work waits for a minute and nothing is consumed', async () => {
    seen.world.oldestSeconds = 70;
    await seen.pass(55);
    expect(seen.exit).not.toHaveBeenCalled();
    await seen.pass(10);
    expect(seen.exit).toHaveBeenCalledWith(70);
  });

  it('lets it be while it consumes, and while nothing waits', async () => {
    await seen.pass(300);
    seen.world.oldestSeconds = 70;
    seen.world.lastActivityAt = Date.now();
    await seen.pass(55);
    expect(seen.exit).not.toHaveBeenCalled();
  });

  it.each(['queueAway', 'databaseAway'] as const)(
    'lets it be with %s, and gives it a minute after that',
    async (what) => {
      seen.world.oldestSeconds = 400;
      seen.world[what] = true;
      await seen.pass(300);
      seen.world[what] = false;
      await seen.pass(55);
      expect(seen.exit).not.toHaveBeenCalled();
      await seen.pass(20);
      expect(seen.exit).toHaveBeenCalledWith(70);
    },
  );
});
