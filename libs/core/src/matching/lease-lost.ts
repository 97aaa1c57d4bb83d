/** The lease on a run went to another worker: there is nothing more to do here, and nothing to mark as done. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}
