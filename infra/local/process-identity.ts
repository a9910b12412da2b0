import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * What distinguishes a process from a later one with the same id: when it started, and its command line. `undefined` if
 * there is no such process. On Windows only its existence is known.
 */
export interface ProcessIdentity {
  readonly startedAt: string;
  readonly command: string;
}

export const identityOf = (pid: number): ProcessIdentity | undefined => {
  try {
    if (process.platform === 'linux') return fromProc(pid);
    if (process.platform === 'win32') return process.kill(pid, 0) ? { startedAt: 'unknown', command: '' } : undefined;
    const line = execFileSync('ps', ['-ww', '-o', 'lstart=,command=', '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
    // lstart is five words: "Mon Nov 23 10:00:00 2026".
    const words = line.split(/\s+/);
    return words.length < 6 ? undefined : { startedAt: words.slice(0, 5).join(' '), command: words.slice(5).join(' ') };
  } catch {
    return undefined;
  }
};

/** @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
const fromProc = (pid: number): ProcessIdentity | undefined => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The second field is the name in brackets and may hold any character. Field 3 is the state, field 22 the start time.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state] = fields;
  const startedAt = fields[19];
  if (startedAt === undefined || state === 'Z' || state === 'X') return undefined;
  const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ').trim();
  return { startedAt, command };
};

/** Whether this very process is still running, and not a later one with its id. */
export const isSameProcess = (pid: number, startedAt: string): boolean => identityOf(pid)?.startedAt === startedAt;
