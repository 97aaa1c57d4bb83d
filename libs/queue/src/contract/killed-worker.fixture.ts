import { JOB_NAMES } from '@callboard/contracts/jobs';
import { openBackend, type QueueConnectionOptions } from '../backend';
import { ConsumerHost } from '../consumer-host';
import { DeadLetters } from '../dead-letter';
import { JobProducer } from '../job-producer';
import type { HandlerMap } from '../job-runner';
import { QueueSet } from '../queue-set';

/**
 * A worker that begins every job, says so on its output and never ends one, so that a test may kill it in the middle.
 * Its one argument is the connection as JSON.
 */
const backend = openBackend(JSON.parse(process.argv[2] ?? '') as QueueConnectionOptions, 3);
const queues = new QueueSet(backend);
const host = new ConsumerHost({ backend, deadLetters: new DeadLetters(queues, new JobProducer(queues)) });

const hang = (_payload: unknown, { jobId }: { jobId: string }): Promise<void> => {
  process.stdout.write(`${jobId}\n`);
  return new Promise(() => undefined);
};

host.start(Object.fromEntries(JOB_NAMES.map((job) => [job, hang])) as unknown as HandlerMap, {
  shouldRetry: () => true,
});
