import { isDomainError } from '@callboard/domain';
import { MatchingPoolError } from '@callboard/matching-pool';
import { QuestionGate } from './question-gate';

/** Work that ends when it is told to. */
function held(): { work: () => Promise<string>; end: () => void; begun: () => boolean } {
  let end: () => void = () => undefined;
  let begun = false;
  const done = new Promise<void>((resolve) => (end = resolve));
  const work = async (): Promise<string> => {
    begun = true;
    await done;
    return 'done';
  };
  return { work, end, begun: () => begun };
}

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'ok',
    (error: unknown) => (isDomainError(error) ? error.code : String(error)),
  );

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('works on two at once, the rest in order of arrival', async () => {
  const gate = new QuestionGate();
  const jobs = ['a', 'b', 'c'].map((account) => ({ account, ...held() }));
  const answers = jobs.map(({ account, work }) => gate.run(account, work));
  await settled();
  expect(jobs.map(({ begun }) => begun())).toEqual([true, true, false]);
  jobs[0]!.end();
  await settled();
  expect(jobs[2]!.begun()).toBe(true);
  for (const { end } of jobs) end();
  await expect(Promise.all(answers)).resolves.toEqual(['done', 'done', 'done']);
});

test('says that it is busy, to one account and to all, and has room again afterwards', async () => {
  const gate = new QuestionGate();
  const all = held();
  const of = (account: string): Promise<string> => gate.run(account, all.work);
  const answers = [1, 2, 3, 4].map(() => of('a'));
  expect(await codeOf(of('a'))).toBe('busy');
  for (const account of ['b', 'c']) answers.push(...[1, 2, 3, 4].map(() => of(account)));
  expect(await codeOf(of('d'))).toBe('busy');
  all.end();
  await Promise.all(answers);
  expect(await codeOf(of('a'))).toBe('ok');
});

test('calls an engine that took too long busy, and leaves other errors as they are', async () => {
  const gate = new QuestionGate();
  const fail = (error: Error): Promise<string> => codeOf(gate.run('a', () => Promise.reject(error)));
  expect(await fail(new MatchingPoolError('timeLimit', 'late'))).toBe('busy');
  expect(await fail(new Error('broken'))).toBe('Error: broken');
  expect(await codeOf(gate.run('a', () => Promise.resolve()))).toBe('ok');
});
