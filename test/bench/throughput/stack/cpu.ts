import { readdirSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';

/** Linux counts CPU time in hundredths of a second. @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
const TICKS_PER_SECOND = 100;

/** CPU seconds since a process or thread began, by the text of its /proc/…/stat. */
export const secondsIn = (stat: string): number => {
  // The second field is the name in brackets and may hold any character. Fields 14 and 15 are user and system time.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
};

/** CPU seconds of a process since it began. `undefined` where the system does not tell it in this way. */
export const processSeconds = (pid: number): number | undefined =>
  process.platform === 'linux' ? secondsIn(readFileSync(`/proc/${pid}/stat`, 'utf8')) : undefined;

/** CPU seconds of the bench itself. */
export const clientSeconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** CPU seconds of each thread of a process that still runs, summed up by the threads' names. */
export const threadSeconds = (pid: number): ReadonlyMap<string, number> => {
  const sums = new Map<string, number>();
  for (const thread of readdirSync(`/proc/${pid}/task`)) {
    try {
      const folder = `/proc/${pid}/task/${thread}`;
      const name = readFileSync(`${folder}/comm`, 'utf8').trim();
      sums.set(name, (sums.get(name) ?? 0) + secondsIn(readFileSync(`${folder}/stat`, 'utf8')));
    } catch {
      // It has ended since the folder was read.
    }
  }
  return sums;
};

/** Seconds that all cores together have been idle, and have existed. */
export const coreSeconds = (): { readonly idle: number; readonly all: number } => {
  const times = cpus().map(({ times }) => times);
  const idle = times.reduce((sum, one) => sum + one.idle, 0) / 1_000;
  return { idle, all: times.reduce((sum, one) => sum + one.user + one.nice + one.sys + one.irq, 0) / 1_000 + idle };
};
