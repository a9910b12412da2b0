import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import type { Sizes } from '../sizes.ts';
import { measureProfile, profilePhaseSchema } from './profile/profile-figures.ts';
import { type EngineRun, engineRunSchema, measureEngine } from './replay/engine-figures.ts';
import { measureStack, stackPhaseSchema } from './stack/stack-figures.ts';

export const throughputSchema = z.strictObject({
  /** How many times the sample of `npm run demo` was imported and paid, and how many times for the profile. */
  sampleTimes: z.number(),
  profiledTimes: z.number(),
  stack: z.array(stackPhaseSchema).readonly(),
  /** The engine alone, with one connection and with several. */
  engine: z.array(engineRunSchema).readonly(),
  profile: z.array(profilePhaseSchema).readonly(),
});
export type ThroughputFigures = Readonly<z.output<typeof throughputSchema>>;

/** One request at a time, and as many as keep the engine busy. Some requests hinder each other in it. */
const CONNECTIONS = [1, 8];

/** A whole stack at work, the engine alone with the same requests, and what the stack's threads did. */
export const measureThroughput = async ({ sampleTimes, profiledTimes }: Sizes): Promise<ThroughputFigures> => {
  const folder = mkdtempSync(join(tmpdir(), 'disbursement-bench-'));
  // Shared, so that the second stack need not be synthesised again.
  const env = { SYNTHESISED_DIR: join(folder, 'synthesised') };
  try {
    const recorded = await measureStack(folder, sampleTimes, env);
    const engine: EngineRun[] = [];
    for (const connections of CONNECTIONS) {
      engine.push(await measureEngine(join(folder, `engine-alone-${connections}`), recorded, connections));
    }
    recorded.recording.close();
    const profile = await measureProfile(folder, profiledTimes, env);
    return {
      sampleTimes,
      profiledTimes,
      stack: recorded.phases,
      engine,
      profile,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
