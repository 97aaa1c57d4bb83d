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

  it('lets whoever held her first decide, and nobody who came later', () => {
    const held = after(['offer', 0, 2], ['hold', 0, 0], ['offer', 0, 3]);
    expect(held.holds).toMatchObject([{ state: 'live', challenger: 3 }]);
    expect(act(held, { kind: 'accept', person: 0, place: 3 })).toBeNull();
    expect(act(held, { kind: 'accept', person: 0, place: 2 })).toMatchObject({
      holds: [{ state: 'booked_elsewhere' }],
    });
    const lapsed = act(held, { kind: 'lapse', person: 0, place: 0 })!;
    expect(act(lapsed, { kind: 'accept', person: 0, place: 3 })).not.toBeNull();
    const converted = act(held, { kind: 'convert', person: 0, place: 0 })!;
    expect(converted).toMatchObject({ holds: [{ state: 'converted' }], offers: [{}, {}, { place: 0, rank: 1 }] });
  });

  it('hands a challenge on to the next offer that waits, and lets go where there is none', () => {
    const two = after(['hold', 0, 0], ['offer', 0, 2], ['offer', 0, 3], ['decline', 0, 2]);
    expect(two.holds).toMatchObject([{ challenger: 3 }]);
    expect(act(two, { kind: 'withdraw', person: 0, place: 3 })!.holds).toMatchObject([{ challenger: null }]);
  });
});
