import { newId } from '@callboard/domain';
import { Given, Line, MATRIX } from './matrix';
import { Identity, IDENTITIES } from './people';
import { outcomesOf, requestOf } from './request';
import { Reply, RightsHouse, Wire } from './rights-house';

jest.setTimeout(120_000);

let house: RightsHouse;
let given: Given;
beforeAll(async () => {
  house = await RightsHouse.open();
  given = house.given;
});
afterAll(() => house.close());

/** An answer without the one thing that differs from request to request. */
function bare({ status, text }: Reply): string {
  return `${status} ${text.replace(/"requestId":"[^"]*"/, '').replace(/^id: .*$/gm, '')}`;
}

/** The parameters of a line's path that name something by its id. */
function idsOf(line: Line): string[] {
  return Object.keys(line.ids ?? {}).filter((name) => /Id$/.test(name) && !line.route.includes('/admin/queues'));
}

/** Whether somebody is refused as if nothing were there: neither gets through nor is told that this is not for her. */
function isOutside(who: Identity, word: string): boolean {
  return word === '404' || word === '401' || (word === '403' && who === 'suspended');
}

async function compare(who: Identity, foreign: Wire, missing: Wire): Promise<string[]> {
  const [one, other] = [await house.ask(who, foreign), await house.ask(who, missing)];
  const changed = await house.state.restore();
  const story = `${who} ${foreign.method} ${foreign.url}`;
  return [
    ...(bare(one) === bare(other) ? [] : [`${story}: ${bare(one)} but ${bare(other)}`]),
    ...(one.status < 400 ? [`${story}: ${one.status}`] : []),
    ...(changed.length > 0 ? [`${story}: changed ${changed.join(', ')}`] : []),
  ];
}

/** Ids of foreign things where a body or a query names them. */
function hiddenIds(): [string, Identity, (id: string) => Wire, string][] {
  const { things, people } = house;
  const { openShoot, companyA, proposal } = things;
  const offers = `/api/v1/shoots/${openShoot}/offers`;
  const post =
    (url: string, body: (id: string) => object) =>
    (id: string): Wire => ({ method: 'POST', url, body: body(id) });
  const get =
    (url: (id: string) => string) =>
    (id: string): Wire => ({ method: 'GET', url: url(id) });
  const shoot = { baseId: 'hengdian', firstShootingDay: given.day(30), shootingDays: 5 };
  return [
    [
      "another company's production",
      'producerA',
      post(`/api/v1/companies/${companyA}/shoots`, (productionId) => ({ ...shoot, productionId })),
      things.productionB,
    ],
    [
      "another shoot's slot",
      'producerA',
      post(offers, (slotId) => ({ slotId, personId: people.chosen.personId })),
      things.slotB,
    ],
    [
      "another shoot's proposal",
      'producerA',
      post(`${offers}/send`, (id) => ({ proposalIds: [id] })),
      things.proposalB,
    ],
    [
      'a person who is no runner-up',
      'producerA',
      post(`/api/v1/proposals/${proposal}/swap`, (personId) => ({ personId })),
      people.seekerB.personId,
    ],
    [
      'an account that is no member',
      'producerA',
      (id) => ({ method: 'PUT', url: `/api/v1/companies/${companyA}/members/${id}`, body: { role: 'viewer' } }),
      people.seekerB.accountId,
    ],
    ["another company's shoot to watch", 'producerA', get((id) => `/api/v1/events?topics=shoot:${id}`), things.shootB],
    ["another company's run to watch", 'producerA', get((id) => `/api/v1/events?topics=run:${id}`), things.runB],
    ["a company's shoot to watch", 'seekerA', get((id) => `/api/v1/events?topics=me,shoot:${id}`), openShoot],
    ['a draft on the board', 'seekerA', get((id) => `/api/v1/board/postings/${id}`), things.draftPosting],
    ['a draft on the board', 'nobody', get((id) => `/api/v1/board/postings/${id}`), things.draftPosting],
    [
      'a draft to apply for',
      'seekerA',
      (id) => ({ method: 'POST', url: `/api/v1/postings/${id}/applications`, body: {} }),
      things.draftPosting,
    ],
    [
      "another's application",
      'seekerA',
      (id) => ({ method: 'POST', url: `/api/v1/applications/${id}/withdraw` }),
      things.applicationB,
    ],
    ["another's offer", 'seekerA', (id) => ({ method: 'POST', url: `/api/v1/offers/${id}/accept` }), things.offerB],
    ["another's booking", 'seekerA', (id) => ({ method: 'GET', url: `/api/v1/me/bookings/${id}` }), things.bookingB],
  ];
}

describe('a thing that is not for somebody', () => {
  it('looks like one that does not exist, on every route with an id', async () => {
    const wrong: string[] = [];
    let pairs = 0;
    for (const line of MATRIX) {
      for (const [index, who] of IDENTITIES.entries()) {
        if (!isOutside(who, outcomesOf(line)[index]!)) continue;
        for (const name of idsOf(line)) {
          wrong.push(...(await compare(who, requestOf(line, given), requestOf(line, given, { [name]: newId() }))));
          pairs += 1;
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(pairs).toBeGreaterThan(250);
    process.stderr.write(`${pairs} pairs of a foreign and a missing id\n`);
  });

  it('looks like one that does not exist where a body or a query names it', async () => {
    const wrong: string[] = [];
    for (const [what, who, wire, id] of hiddenIds()) {
      wrong.push(...(await compare(who, wire(id), wire(newId()))).map((each) => `${what}: ${each}`));
    }
    const inbox = (id: string): Wire => ({
      method: 'GET',
      url: `/api/v1/shoots/${house.things.openShoot}/applications?postingId=${id}`,
    });
    const foreign = await house.ask('producerA', inbox(newId()));
    expect(bare(await house.ask('producerA', inbox(house.things.draftPosting)))).toBe(bare(foreign));
    expect(wrong).toEqual([]);
  });

  it('takes as long as one that does not exist', async () => {
    const tries = 200;
    const median = (times: number[]): number => times.sort((a, b) => a - b)[tries / 2]!;
    const timed = async (wire: Wire, who: Identity): Promise<number> => {
      const start = performance.now();
      await house.ask(who, wire);
      return performance.now() - start;
    };
    const { openShoot, companyA, offerB, draftPosting } = house.things;
    const places: [Identity, (id: string) => Wire, string][] = [
      ['producerB', (id) => ({ method: 'GET', url: `/api/v1/shoots/${id}` }), openShoot],
      ['producerB', (id) => ({ method: 'GET', url: `/api/v1/companies/${id}` }), companyA],
      ['seekerA', (id) => ({ method: 'POST', url: `/api/v1/offers/${id}/accept` }), offerB],
      ['nobody', (id) => ({ method: 'GET', url: `/api/v1/board/postings/${id}` }), draftPosting],
    ];
    for (const [who, wire, id] of places) {
      const [foreign, missing]: [number[], number[]] = [[], []];
      for (let index = 0; index < tries; index += 1) {
        foreign.push(await timed(wire(id), who));
        missing.push(await timed(wire(newId()), who));
      }
      const difference = Math.abs(median(foreign) - median(missing));
      expect([wire('').url, difference < 5]).toEqual([wire('').url, true]);
    }
  });
});
