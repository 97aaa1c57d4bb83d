import type { BackendFactory, IQueueBackend } from 'bullmq';
import { patient } from './patient';

function backendThat(moveToActive: () => Promise<unknown[]>): IQueueBackend {
  const factory = (() => ({ moveToActive })) as unknown as BackendFactory<IQueueBackend>;
  return patient(factory, 50)('system', {} as never);
}

describe('patient', () => {
  it('rests before it passes an error on', async () => {
    const backend = backendThat(() => Promise.reject(new Error('the database system is starting up')));
    const start = performance.now();
    await expect(backend.moveToActive('token')).rejects.toThrow('starting up');
    expect(performance.now() - start).toBeGreaterThanOrEqual(49);
  });

  it('does not hold up a job that is there', async () => {
    const backend = backendThat(() => Promise.resolve(['job', '1', 0, 0]));
    const start = performance.now();
    expect(await backend.moveToActive('token')).toEqual(['job', '1', 0, 0]);
    expect(performance.now() - start).toBeLessThan(40);
  });
});
