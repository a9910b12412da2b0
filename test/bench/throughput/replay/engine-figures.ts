import * as z from 'zod';
import { PHASES, secondsOf } from '../phases.ts';
import { clientSeconds, coreSeconds, processSeconds } from '../stack/cpu.ts';
import { type Cpu, cpuBetween } from '../stack/cpu-of-stack.ts';
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
  /** The share of all cores that programs beside engine and client took. Absent where the system does not tell it. */
  others: z.number().optional(),
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
      const before = cpuOfEngine(engine.pid);
      const { span, different, raced } = await replay(port, recording, exchanges, connections);
      const taken = cpuBetween(before, cpuOfEngine(engine.pid));
      phases.push({ phase, seconds: secondsOf(span), different, raced, ...sharesIn(taken) });
    }
    return { connections, phases };
  } finally {
    await engine.stop();
  }
};

const cpuOfEngine = (pid: number): Cpu => ({ engine: processSeconds(pid), client: clientSeconds(), ...coreSeconds() });

const sharesIn = ({ engine, client, idle, all }: Cpu): Pick<EngineRun['phases'][number], 'engineCpu' | 'others'> =>
  engine === undefined ? {} : { engineCpu: engine, others: Math.max(0, all - idle - engine - client) / all };
