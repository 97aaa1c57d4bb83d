import { ConfigError, exitWithParent, loadStandaloneConfig } from '@callboard/config';
import { DOCTOR_ARGUMENT, visit } from './doctor';
import { StartError } from './start-error';
import { Supervisor } from './supervisor';
import { TASKS, TASK_ARGUMENT, type Task } from './task-message';
import { surviveClosedOutput } from './terminal';

const isTask = (word: string | undefined): word is Task => TASKS.includes(word as Task);
const say = (line: string): void => void process.stdout.write(`${line}\n`);

function end(error: unknown): never {
  if (error instanceof ConfigError) {
    for (const problem of error.problems) process.stderr.write(`configuration: ${problem}\n`);
    process.exit(78);
  }
  const known = error instanceof StartError;
  const text = known ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${text}\n`);
  process.exit(known ? error.exitCode : 1);
}

/** No argument: run everything. `migrate`, `seed`: prepare the database and end. */
async function run(command: string | undefined): Promise<void> {
  if (command !== undefined && !isTask(command))
    throw new StartError(`Unknown argument ${command}; known are ${[...TASKS, DOCTOR_ARGUMENT].join(', ')}.`, 64);
  const supervisor: Supervisor = new Supervisor(loadStandaloneConfig(process.env), process.env, say, (error) => {
    void supervisor.stop().finally(() => end(error));
  });
  const stop = (): void => {
    // A second Ctrl-C changes nothing: npm sends one of its own after that of the terminal.
    if (supervisor.isStopping) return;
    say('Stopping ...');
    void supervisor.stop().finally(() => process.exit(0));
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
  // Started by a program that keeps a channel open, such as a test: end with it.
  process.once('disconnect', stop);
  process.channel?.unref();
  try {
    if (command === undefined) return await supervisor.start();
    const { applied, seeded } = await supervisor.prepare(command === 'seed' ? ['migrate', 'seed'] : ['migrate']);
    say(summaryOf(applied.length, seeded));
  } catch (error) {
    // What breaks off because it was told to stop is not worth a word; the one who told it ends the process.
    if (supervisor.isStopping) return;
    await supervisor.stop();
    throw error;
  }
  await supervisor.stop();
  process.exit(0);
}

function summaryOf(applied: number, seeded: boolean): string {
  const migrations = applied === 0 ? 'nothing to migrate' : `migrations applied: ${applied}`;
  return `The database is up to date (${migrations}${seeded ? ', demo data made' : ''}).`;
}

surviveClosedOutput();
const [command, ...tasks] = process.argv.slice(2);
if (command === TASK_ARGUMENT) {
  exitWithParent();
  void import(/* webpackChunkName: "task" */ './task')
    .then(({ performTasks }) => performTasks(tasks.filter(isTask), process.env))
    .catch(end);
} else if (command === DOCTOR_ARGUMENT) {
  visit(loadStandaloneConfig(process.env), say).then((healthy) => process.exit(healthy ? 0 : 1), end);
} else {
  run(command).catch(end);
}
