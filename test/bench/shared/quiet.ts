import { type CpuInfo, cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

type Processor = Pick<CpuInfo, 'times'>;

const LOOK_MS = 2_000;
/** What a system does by itself, with a margin. */
const BUSY_PROCESSORS = 0.2;

/** How many processors were busy between two looks at their times, on average. */
export const busyBetween = (before: readonly Processor[], after: readonly Processor[]): number => {
  const [was, is] = [spentBy(before), spentBy(after)];
  const passed = is.busy + is.idle - was.busy - was.idle;
  return passed === 0 ? 0 : ((is.busy - was.busy) / passed) * after.length;
};

/**
 * Looks for two seconds whether anybody works on this machine, while we do not. Times mean something only if nobody does;
 * counts are the same anyway. The load average would not tell: it counts what the bench itself has just done.
 */
export const isQuiet = async (): Promise<boolean> => {
  const before = cpus();
  await sleep(LOOK_MS);
  return busyBetween(before, cpus()) < BUSY_PROCESSORS;
};

const spentBy = (processors: readonly Processor[]): { readonly busy: number; readonly idle: number } => {
  const spent = { busy: 0, idle: 0 };
  for (const { times } of processors) {
    const { idle, ...busy } = times;
    spent.idle += idle;
    spent.busy += Object.values(busy).reduce((sum, time) => sum + time, 0);
  }
  return spent;
};
