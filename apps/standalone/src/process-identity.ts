import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { errorCode } from './start-error';

/** A process and when it began: numbers are used again, the two together are not. */
export interface ProcessIdentity {
  pid: number;
  begun: string;
}

/** The identity of this process. */
export const ownIdentity = (): ProcessIdentity => ({ pid: process.pid, begun: beginningOf(process.pid) ?? '' });

/** True while this very process exists, whoever owns it. */
export function isSameProcessAlive({ pid, begun }: ProcessIdentity): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (errorCode(error) !== 'EPERM') return false;
  }
  return beginningOf(pid) === begun;
}

/** Linux: ticks since boot, with the id of that boot. Elsewhere: the time `ps` tells. */
function beginningOf(pid: number): string | undefined {
  try {
    if (process.platform !== 'linux')
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the name in parentheses, which may hold blanks; the beginning is the 22nd.
    return `${boot} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
  } catch {
    return undefined;
  }
}
