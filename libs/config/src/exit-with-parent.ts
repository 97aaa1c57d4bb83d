/** How long a child may go on finishing its work after its parent is gone, milliseconds. */
const GRACE_MS = 3_000;

/**
 * Ties a process to the one that started it: when the channel to the parent closes, for whatever reason, the process
 * gets a SIGTERM from itself, so that its own shutdown hooks run, and is ended after three seconds in any case.
 * Does nothing in a process that was started without a channel (a container, a terminal).
 */
export function exitWithParent(): void {
  if (!process.channel) return;
  process.once('disconnect', () => {
    setTimeout(() => process.exit(1), GRACE_MS).unref();
    process.kill(process.pid, 'SIGTERM');
  });
  // Listening must not keep a process alive that has nothing left to do.
  process.channel.unref();
}

/** Tells the parent that this process does its work now. Does nothing without a parent that listens. */
export function reportReady(): void {
  process.send?.({ ready: true });
}
