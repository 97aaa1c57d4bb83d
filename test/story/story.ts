import { answer, decide, fill } from './crew-up';
import { DropOutStory } from './dropout';
import { everybodyLooks, rosterTable } from './look';
import { must, People } from './people';
import { Script } from './script';
import { clearTheStage, peopleApply, postTheShoot } from './set-up';

/**
 * The whole first story against a running server, over HTTP only: a producer posts a shoot of 75, people apply, the
 * engine fills it, people accept, the admin sees the roster. With `--dropout` instead the story of 23:10: somebody booked
 * for tomorrow cannot come. Ends with code 0 only if every step held.
 */
async function main(): Promise<void> {
  const baseUrl = (process.env.CALLBOARD_URL ?? 'http://127.0.0.1:3000').replace(/\/$/, '');
  const people = new People(baseUrl);
  const script = new Script();
  if (process.argv.includes('--dropout')) {
    console.log(`The story of 23:10, against ${baseUrl}`);
    await new DropOutStory(script, people, baseUrl).play();
    console.log(`\n${script.summary()}`);
    return;
  }
  console.log(`The story, against ${baseUrl}`);
  const producer = await people.as('producer');
  const tokens = must(
    'log in',
    await people.anybody().POST('/api/v1/auth/login', {
      body: { contact: 'producer@demo.callboard.example', password: 'callboard-demo', mode: 'bearer' },
    }),
  );

  script.chapter('1  A producer posts a shoot of 75');
  await clearTheStage(script, producer);
  const shoot = await postTheShoot(script, producer);
  script.chapter('2  People find it and apply');
  const applicants = await peopleApply(script, people, shoot);
  script.chapter('3  The engine fills it');
  await fill(script, producer, shoot, { baseUrl, token: tokens.accessToken ?? '', applicants });
  script.chapter('4  She decides and sends the offers');
  const sent = await decide(script, producer, shoot);
  script.chapter('5  People answer');
  await answer(script, people, producer, shoot, sent);
  script.chapter('6  Everybody looks');
  const roster = await everybodyLooks(script, people, producer, shoot);

  console.log(`\n${rosterTable(roster)}\n\n${script.summary()}`);
}

main().catch((error: unknown) => {
  const cause = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : '';
  console.error(`\n${error instanceof Error ? error.message : String(error)}${cause}`);
  process.exitCode = 1;
});
