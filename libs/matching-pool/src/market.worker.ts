import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { MatchingInputError } from '@callboard/matching';
import { LeadSession } from './market/lead-session';
import type { LeadOrder, SeatOrder, ThreadFailure } from './market/market-message';
import { SeatSession } from './market/seat-session';

function failureOf(error: unknown): ThreadFailure {
  if (error instanceof MatchingInputError) {
    const { code, path, detail, message } = error;
    return { kind: 'failed', message, input: { code, path, detail } };
  }
  return { kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

/** A run of the whole market can wait for a moment; whoever opens a page beside it cannot. */
const PATIENT = 10;

/** On Linux this is the priority of the calling thread alone; elsewhere it is the process's, and is left as it is. */
if (process.platform === 'linux') setPriority(PATIENT);

const port = parentPort;
if (!port) throw new Error('market.worker runs as a worker thread only');

let lead: LeadSession | undefined;
const seat = new SeatSession();

port.on('message', (order: LeadOrder | SeatOrder) => {
  try {
    if (order.kind === 'lead') lead = new LeadSession(port, order.control);
    else if (order.kind === 'part' || order.kind === 'solve' || order.kind === 'answers') lead?.take(order);
    else if (order.kind !== 'seat') port.postMessage({ kind: 'done', bytes: seat.take(order) });
  } catch (error) {
    port.postMessage(failureOf(error));
  }
});
