import { act, Act, Model, START } from './model';
import { examinePlace, openPlace, Place, RACES, SHORT } from './run';

jest.setTimeout(120_000);

let place: Place & { close(): Promise<void> };
beforeAll(async () => {
  place = await openPlace();
});
afterAll(() => place?.close());

it.each(Object.keys(RACES))('%s, on a small scale', async (id) => {
  const said: string[] = [];
  const figure = await RACES[id]!(place, SHORT, (line) => said.push(line));
  expect({ ...figure, said }).toMatchObject({ id, ok: true });
});

it('leaves nothing that the doctor finds', async () => {
  for (const { figure, ok } of await examinePlace(place)) expect({ figure, ok }).toMatchObject({ ok: true });
});

describe('the model', () => {
  const after = (...acts: [Act['kind'], number, number][]): Model =>
    acts.reduce((now, [kind, person, place]) => act(now, { kind, person, place }) ?? now, START);

  it('lets the first one in and tells the other', () => {
    const both = after(['offer', 0, 0], ['offer', 1, 0], ['accept', 1, 0]);
    expect(both.offers.map(({ state }) => state)).toEqual(['withdrawn', 'accepted']);
    expect(act(both, { kind: 'accept', person: 0, place: 0 })).toBeNull();
  });

  it('books nobody twice on the same days, wherever she is asked', () => {
    const booked = after(['offer', 0, 0], ['offer', 0, 2], ['accept', 0, 2]);
    expect(act(booked, { kind: 'accept', person: 0, place: 0 })).toBeNull();
  });
});
