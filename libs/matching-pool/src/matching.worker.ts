import { parentPort } from 'node:worker_threads';
import {
  buildMarket,
  explainChoice,
  FillProgress,
  fillShoot,
  MatchingInputError,
  rank,
  solve,
  SolveResult,
  whatIf,
} from '@callboard/matching';
import { assist } from './crew/crew-helper';
import { AssistRequest, STOP } from './crew/crew-message';
import { CrewThreads } from './crew/crew-threads';
import type { JobReply, JobResult, ThreadRequest } from './job-message';
import { MarketLayout } from './market-layout';
import type { MarketRequest } from './market-message';
import { MatchingPoolError } from './matching-pool.error';
import { isMarket, sharedMemory } from './shared-memory';

type Reply = (message: JobReply) => void;
type Work = Exclude<ThreadRequest, AssistRequest>;

/** Solves a whole market; this thread puts together what its helpers and it find. */
function solveMarket(request: Work & { readonly kind: 'solve' }, reply: Reply): SolveResult {
  const { source, settings, links } = request;
  const until = performance.now() + (request.budgetMs ?? Infinity);
  const stop = (): boolean => Atomics.load(links.control, STOP) === 1 || performance.now() >= until;
  const market = isMarket(source) ? source : buildMarket(source, sharedMemory);
  return solve(market, {
    ...settings,
    // Without a question whether to stop the engine goes as far as it finds right.
    ...(request.stoppable ? { stop } : {}),
    onProgress: (step) => reply({ kind: 'step', step }),
    threads: (whole, problem) => new CrewThreads(links, whole, problem),
  });
}

/** Does one job; progress goes through `reply` as it comes. */
function run(request: Work, reply: Reply): JobResult[keyof JobResult] {
  if (request.kind === 'solve') return solveMarket(request, reply);
  const progress: FillProgress = (stage, done, total) => reply({ kind: 'progress', stage, done, total });
  if (request.kind === 'whyNot') return explainChoice(request.input, request.question);
  if (request.kind === 'whatIf') return whatIf(request.input, request.shootId, request.changes, progress);
  const market = buildMarket(request.input);
  if (request.kind === 'rank') return rank(market, request.slotId, request.k);
  return fillShoot(market, request.shootId, { onProgress: progress });
}

function failure(error: unknown): JobReply {
  if (error instanceof MatchingInputError) {
    return { kind: 'input', code: error.code, path: error.path, detail: error.detail };
  }
  if (error instanceof MatchingPoolError) return { kind: 'died', detail: error.detail };
  return { kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

const port = parentPort;
if (!port) throw new Error('matching.worker runs as a worker thread only');

const layout = new MarketLayout((message) => port.postMessage(message));

function isMarketRequest(request: ThreadRequest | MarketRequest): request is MarketRequest {
  return request.kind === 'marketTerms' || request.kind === 'marketRows' || request.kind === 'marketBuild';
}

port.on('message', (request: ThreadRequest | MarketRequest) => {
  if (isMarketRequest(request)) {
    layout.take(request);
    return;
  }
  if (request.kind === 'assist') {
    assist(request);
    return;
  }
  const reply: Reply = (message) => port.postMessage(message);
  reply({ kind: 'started' });
  try {
    reply({ kind: 'done', result: run(request, reply) });
  } catch (error) {
    reply(failure(error));
  }
});
