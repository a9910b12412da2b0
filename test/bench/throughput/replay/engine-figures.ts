import * as z from 'zod';
import { PHASES, secondsOf } from '../phases.ts';
import { processSeconds } from '../stack/cpu.ts';
import { engineIn, type RecordedStack } from '../stack/stack-figures.ts';
import { replay } from './replay.ts';

const enginePhaseSchema = z.strictObject({
  phase: z.enum(PHASES),
  seconds: z.number(),
  /** Answers that are not those that were recorded. */
  different: z.int(),
  /** Of these, the ones whose order among requests that were under way together is not known. */
  raced: z.int(),
  /** CPU seconds of the engine. Absent where the system does not tell them. */
  engineCpu: z.number().optional(),
});
export const engineRunSchema = z.strictObject({
  connections: z.int(),
  phases: z.array(enginePhaseSchema).readonly(),
});
export type EngineRun = Readonly<z.output<typeof engineRunSchema>>;

/** The requests of a stack once more, to a fresh engine that has nobody else. */
export const measureEngine = async (
  folder: string,
  { recording, before, during }: RecordedStack,
  connections: number,
): Promise<EngineRun> => {
  const engine = await engineIn(folder);
  try {
    const port = Number(new URL(engine.endpoint).port);
    await replay(port, recording, before, connections);
    const phases: EngineRun['phases'][number][] = [];
    for (const [phase, exchanges] of during) {
      const cpuBefore = processSeconds(engine.pid);
      const { span, different, raced } = await replay(port, recording, exchanges, connections);
      const cpuAfter = processSeconds(engine.pid);
      phases.push({
        phase,
        seconds: secondsOf(span),
        different,
        raced,
        ...(cpuBefore !== undefined && cpuAfter !== undefined && { engineCpu: cpuAfter - cpuBefore }),
      });
    }
    return { connections, phases };
  } finally {
    await engine.stop();
  }
};
