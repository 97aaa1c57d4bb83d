import { parentPort } from 'node:worker_threads';
import { buildMarket, fillShoot, MatchingInputError, rank } from '@callboard/matching';
import type { JobReply, JobRequest, JobResult } from './job-message';

/** Does one job; progress goes through `reply` as it comes. */
function run(request: JobRequest, reply: (message: JobReply) => void): JobResult[keyof JobResult] {
  const market = buildMarket(request.input);
  if (request.kind === 'rank') return rank(market, request.slotId, request.k);
  return fillShoot(market, request.shootId, {
    onProgress: (stage, done, total) => reply({ kind: 'progress', stage, done, total }),
  });
}

const port = parentPort;
if (!port) throw new Error('matching.worker runs as a worker thread only');

port.on('message', (request: JobRequest) => {
  const reply = (message: JobReply): void => port.postMessage(message);
  reply({ kind: 'started' });
  try {
    reply({ kind: 'done', result: run(request, reply) });
  } catch (error) {
    if (error instanceof MatchingInputError) {
      reply({ kind: 'input', code: error.code, path: error.path, detail: error.detail });
    } else {
      reply({ kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  }
});
