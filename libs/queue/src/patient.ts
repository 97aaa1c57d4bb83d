import type { BackendFactory, IQueueBackend } from 'bullmq';
import { WORKER_POLICY } from './policy';

/**
 * `factory`, whose workers rest before they ask again when the server refuses them a job. BullMQ rests after a lost
 * connection only: a server that answers with an error (starting up, out of memory or of connections) would be asked
 * thousands of times a second.
 */
export function patient<B extends IQueueBackend, C>(
  factory: BackendFactory<B, C>,
  restMs: number = WORKER_POLICY.runRetryDelay,
): BackendFactory<B, C> {
  return (name, options, more) => {
    const backend = factory(name, options, more);
    const moveToActive = backend.moveToActive.bind(backend);
    backend.moveToActive = async (token, workerName) => {
      try {
        return await moveToActive(token, workerName);
      } catch (error) {
        await new Promise((resolve) => setTimeout(resolve, restMs));
        throw error;
      }
    };
    return backend;
  };
}
