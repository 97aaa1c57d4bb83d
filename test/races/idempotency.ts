import { randomUUID } from 'node:crypto';
import { logIn } from '../../bench/races/scenes';
import { writeStagedTrail } from '@callboard/testing';
import { Figure, tally } from '../support/figures';
import type { ApiAnswer, ApiWorld } from './api-world';

const AT_ONCE = 100;
const RUNNING = 'idempotency.running';

/** Asks again under the same key for as long as the first is at work, as the web app does. */
async function insist(ask: () => Promise<ApiAnswer>): Promise<ApiAnswer> {
  for (;;) {
    const answer = await ask();
    if (answer.code !== RUNNING) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** B6: one key, a hundred requests at once. */
export async function sameKey(world: ApiWorld, rounds: number): Promise<Figure> {
  const { stage } = world;
  const wrong: string[] = [];
  const codes: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const posting = await stage.posting(await stage.shoot(await stage.producer()), { minLevel: 3 });
    await writeStagedTrail(stage);
    const [mine, other] = await stage.people(2);
    const [myToken, otherToken] = await logIn(world, [mine!, other!]);
    const key = randomUUID();
    const path = `/postings/${posting.postingId}/applications`;
    const apply = (token: string, note: string) => world.ask(path, token, { key, body: { note } });
    const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => apply(myToken!, 'once')));
    codes.push(...answers.map(({ status, code }) => `${status} ${code ?? ''}`.trim()));
    const final = await Promise.all(
      answers.map((answer) =>
        answer.code === RUNNING ? insist(() => apply(myToken!, 'once')) : Promise.resolve(answer),
      ),
    );
    const texts = new Set(final.map(({ status, text }) => `${status} ${text}`));
    const count = await stage.value<number>('SELECT count(*)::int FROM application WHERE posting_id = $1', [
      posting.postingId,
    ]);
    if (texts.size !== 1 || final[0]!.status !== 201) wrong.push(`answers ${[...texts].join(' | ')}`);
    if (count !== 1) wrong.push(`${count} applications`);
    const otherBody = await apply(myToken!, 'another');
    if (otherBody.status !== 422) wrong.push(`another body: ${otherBody.status} ${otherBody.code}`);
    const others = await apply(otherToken!, 'once');
    if (others.status !== 201) wrong.push(`another person's key: ${others.status} ${others.code}`);
  }
  return {
    id: 'B6',
    what: `one Idempotency-Key, ${AT_ONCE} requests at once, ${rounds} times`,
    target: '1 effect, same answers, other body 422',
    figure: wrong.length === 0 ? `1 effect each; ${tally(codes)}` : wrong.join('; '),
    ok: wrong.length === 0,
  };
}
