import { FaultWorld } from './fault-world';
import { examineWorld, FAULTS, faultsOn, SHORT } from './run';

jest.setTimeout(300_000);

beforeAll(() => FaultWorld.build());

describe.each(FaultWorld.backends())('on %s', (backend) => {
  let world: FaultWorld;
  beforeAll(async () => {
    world = await FaultWorld.open(backend);
  });
  afterAll(() => world?.close());

  it.each(faultsOn(backend, true))('%s, on a small scale', async (id) => {
    const figure = await FAULTS[id]!.run(world, SHORT);
    expect(figure).toEqual({ ...figure, ok: true });
  });

  it('leaves nothing that the doctor finds', async () => {
    expect(await examineWorld(world)).toMatchObject({ ok: true });
  });
});
