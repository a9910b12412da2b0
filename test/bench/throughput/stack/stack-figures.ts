import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { ChildStack } from '../../../../infra/local/child-stack.ts';
import { PayoutClient } from '../../../../infra/local/demo/payout-client.ts';
import { startEngine } from '../../../../infra/local/engine.ts';
import { LOCAL_PLACE } from '../../../../infra/local/synthesised-product.ts';
import { now, PHASES, type Phase, type Span, secondsOf } from '../phases.ts';
import { inFlight } from '../recording/in-flight.ts';
import { type Recorded, Recording } from '../recording/recording-file.ts';
import { startRecorder } from '../recording/start-recorder.ts';
import { type Cpu, cpuBetween, cpuSchema, cpuSoFar } from './cpu-of-stack.ts';
import { drive } from './drive.ts';
import { sampleRows } from './sample-rows.ts';

export const stackPhaseSchema = z.strictObject({
  phase: z.enum(PHASES),
  /** Affiliates, commissions or payments. */
  count: z.int(),
  seconds: z.number(),
  /** To DynamoDB. */
  requests: z.int(),
  /** How many of these were under way at once, and in which share of the time there was one at all. */
  inFlight: z.strictObject({ busyShare: z.number(), mean: z.number(), most: z.int() }),
  cpu: cpuSchema,
});
export type StackPhase = Readonly<z.output<typeof stackPhaseSchema>>;

export interface RecordedStack {
  readonly phases: readonly StackPhase[];
  readonly recording: Recording;
  /** What was recorded before the first phase, and in each. */
  readonly before: readonly Recorded[];
  readonly during: ReadonlyMap<Phase, readonly Recorded[]>;
}

/** An engine as the local stack has it, with its data in a folder of its own. */
export const engineIn = async (folder: string) => {
  mkdirSync(join(folder, 'logs'), { recursive: true });
  let pid: number | undefined;
  const engine = await startEngine({
    dataDir: folder,
    region: LOCAL_PLACE.region,
    say: () => {},
    onSpawn: (spawned) => {
      pid = spawned;
    },
    onLost: (reason) => {
      throw new Error(reason);
    },
  });
  if (pid === undefined) throw new Error('the engine has no process');
  return { ...engine, pid };
};

/**
 * Drives a whole stack, with a recorder between it and the engine.
 *
 * @param folder for the engine's data and the recording
 */
export const measureStack = async (
  folder: string,
  sampleTimes: number,
  env: NodeJS.ProcessEnv,
): Promise<RecordedStack> => {
  const engine = await engineIn(join(folder, 'engine'));
  const recorder = await startRecorder(engine.endpoint, folder);
  const measured: { readonly phase: Phase; readonly count: number; readonly span: Span; readonly cpu: Cpu }[] = [];
  try {
    const stack = await ChildStack.start({ ...env, DYNAMODB_ENDPOINT: recorder.endpoint });
    try {
      const { info } = await stack.running();
      const processes = { stack: info.pid, engine: engine.pid, recorder: recorder.pid };
      await drive(new PayoutClient(stack.url, await stack.token()), sampleRows(sampleTimes), async (phase, work) => {
        const [from, before] = [now(), cpuSoFar(processes)];
        const count = await work();
        const [to, after] = [now(), cpuSoFar(processes)];
        measured.push({ phase, count, span: { from, to }, cpu: cpuBetween(before, after) });
      });
    } finally {
      await stack.stop();
    }
  } finally {
    await recorder.stop();
    await engine.stop();
  }
  return evaluated(new Recording(folder), measured);
};

type Measured = Pick<StackPhase, 'phase' | 'count' | 'cpu'> & { readonly span: Span };

const evaluated = (recording: Recording, measured: readonly Measured[]): RecordedStack => {
  const sentIn = ({ from, to }: Span) => recording.all.filter(({ sentAt }) => sentAt >= from && sentAt < to);
  const begins = measured.map(({ span }) => span.from);
  const end = measured.at(-1)?.span.to ?? 0;
  const during = new Map(
    measured.map(({ phase }, number) => [phase, sentIn({ from: begins[number] ?? 0, to: begins[number + 1] ?? end })]),
  );
  return {
    recording,
    before: sentIn({ from: 0, to: begins[0] ?? end }),
    during,
    phases: measured.map(({ phase, count, span, cpu }) => ({
      phase,
      count,
      seconds: secondsOf(span),
      requests: during.get(phase)?.length ?? 0,
      inFlight: inFlight(during.get(phase) ?? [], span),
      cpu,
    })),
  };
};
