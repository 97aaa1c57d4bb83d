import { checkHealth } from './health';

const well = { name: 'database', run: () => Promise.resolve(1) };

describe('checkHealth', () => {
  it('is ok when everything is up', async () => {
    const report = await checkHealth([well]);
    expect(report).toMatchObject({ status: 'ok', components: [{ name: 'database', status: 'up' }] });
  });

  it('tells which component is down and why, without its message', async () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED 10.0.0.7:5432'), { code: 'ECONNREFUSED' });
    const report = await checkHealth([well, { name: 'queue', run: () => Promise.reject(refused) }]);
    expect(report.status).toBe('unavailable');
    expect(report.components[1]).toMatchObject({ name: 'queue', status: 'down', reason: 'ECONNREFUSED' });
    expect(JSON.stringify(report)).not.toContain('10.0.0.7');
  });

  it('does not wait for a check that hangs', async () => {
    const report = await checkHealth([{ name: 'queue', run: () => new Promise(() => undefined) }], 20);
    expect(report.components[0]).toMatchObject({ status: 'down', reason: 'timeout' });
  });

  it('counts a check that throws at once as down', async () => {
    const broken = {
      name: 'files',
      run: (): Promise<void> => {
        throw new TypeError('no');
      },
    };
    expect((await checkHealth([broken])).components[0]).toMatchObject({ status: 'down', reason: 'TypeError' });
  });
});
