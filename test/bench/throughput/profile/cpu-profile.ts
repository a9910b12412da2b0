import * as z from 'zod';
import type { Span } from '../phases.ts';

const frameSchema = z.object({
  functionName: z.string(),
  url: z.string(),
  /** From 0. */
  lineNumber: z.int(),
  columnNumber: z.int(),
});
export type Frame = z.output<typeof frameSchema>;

/** What V8 writes. Times are microseconds of the monotonic clock. */
export const cpuProfileSchema = z.object({
  nodes: z.array(z.object({ id: z.int(), callFrame: frameSchema, children: z.array(z.int()).optional() })),
  startTime: z.number(),
  samples: z.array(z.int()),
  timeDeltas: z.array(z.number()),
});
export type CpuProfile = z.output<typeof cpuProfileSchema>;

/** What V8 calls the time in which a thread waits. */
const IDLE = '(idle)';
/** What V8 itself does bears no file, but a name like this. */
const OF_V8 = /^\(.*\)$/;

/**
 * Milliseconds that a thread spent in each frame itself within a time, without those in which it waited. A function of V8
 * without a file, such as JSON.parse, counts as the function that called it.
 */
export const timeInFrames = (profile: CpuProfile, { from, to }: Span): ReadonlyMap<Frame, number> => {
  const frames = framesOf(profile);
  const sums = new Map<Frame, number>();
  let at = profile.startTime / 1_000;
  profile.samples.forEach((id, index) => {
    at += (profile.timeDeltas[index] ?? 0) / 1_000;
    // A sample stands for the time until the next one.
    const milliseconds = (profile.timeDeltas[index + 1] ?? 0) / 1_000;
    const frame = frames.get(id);
    if (frame === undefined || frame.functionName === IDLE || at < from || at >= to) return;
    sums.set(frame, (sums.get(frame) ?? 0) + milliseconds);
  });
  return sums;
};

const framesOf = ({ nodes }: CpuProfile): ReadonlyMap<number, Frame> => {
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)));
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const withFile = (id: number): Frame | undefined => {
    for (let one: number | undefined = id; one !== undefined; one = parents.get(one)) {
      const frame = frames.get(one);
      if (frame !== undefined && (frame.url !== '' || OF_V8.test(frame.functionName))) return frame;
    }
    return undefined;
  };
  return new Map(
    nodes.flatMap(({ id }) => {
      const frame = withFile(id);
      return frame === undefined ? [] : [[id, frame] as const];
    }),
  );
};
