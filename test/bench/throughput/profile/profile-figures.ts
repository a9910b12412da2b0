import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';
import { ChildStack } from '../../../../infra/local/child-stack.ts';
import { PayoutClient } from '../../../../infra/local/demo/payout-client.ts';
import { now, PHASES, type Phase, type Span } from '../phases.ts';
import { drive } from '../stack/drive.ts';
import { sampleRows } from '../stack/sample-rows.ts';
import { bundleSources, type SourceOf } from './bundle-sources.ts';
import { type CpuProfile, cpuProfileSchema, timeInFrames } from './cpu-profile.ts';
import { GROUPS, type Group, groupOf } from './group-of.ts';

/** Milliseconds of threads that did not wait, by what they did. */
const timesSchema = z.partialRecord(z.enum(GROUPS), z.number());
export const profilePhaseSchema = z.strictObject({
  phase: z.enum(PHASES),
  lambdas: timesSchema,
  main: timesSchema,
});
export type ProfilePhase = Readonly<z.output<typeof profilePhaseSchema>>;

/** The main thread's number in the names of profiles. */
const MAIN = '0';
const FILE = /^CPU\.\d+\.\d+\.(\d+)\.(\d+)\.\d+\.cpuprofile$/;

/** What the threads of a stack do while it is driven. To look at that slows them down, so nothing else is measured here. */
export const measureProfile = async (
  folder: string,
  sampleTimes: number,
  env: NodeJS.ProcessEnv,
): Promise<ProfilePhase[]> => {
  const profiles = join(folder, 'profiles');
  mkdirSync(profiles);
  const preload = pathToFileURL(join(import.meta.dirname, 'profile-workers.ts')).href;
  const stack = await ChildStack.start({
    ...env,
    PROFILES_DIR: profiles,
    NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${profiles} --import=${preload}`,
  });
  const spans: { readonly phase: Phase; readonly span: Span }[] = [];
  let pid: number;
  try {
    pid = (await stack.running()).info.pid;
    await drive(new PayoutClient(stack.url, await stack.token()), sampleRows(sampleTimes), async (phase, work) => {
      const from = now();
      await work();
      spans.push({ phase, span: { from, to: now() } });
    });
  } finally {
    await stack.stop();
  }
  const sums = spans.map(({ phase, span }) => ({ phase, span, lambdas: new Times(), main: new Times() }));
  const sourceOf = bundleSources();
  for (const name of readdirSync(profiles)) {
    const [, process, thread] = FILE.exec(name) ?? [];
    // The stack starts processes of its own, which write profiles, too.
    if (process !== String(pid)) continue;
    const profile = cpuProfileSchema.parse(JSON.parse(readFileSync(join(profiles, name), 'utf8')));
    for (const { span, lambdas, main } of sums) (thread === MAIN ? main : lambdas).add(profile, span, sourceOf);
  }
  return sums.map(({ phase, lambdas, main }) => ({ phase, lambdas: lambdas.sums(), main: main.sums() }));
};

/** Sums of the times of several threads. */
class Times {
  readonly #sums = new Map<Group, number>();

  add(profile: CpuProfile, span: Span, sourceOf: SourceOf): void {
    for (const [frame, milliseconds] of timeInFrames(profile, span)) {
      const group = groupOf(sourceOf(frame), frame.functionName);
      this.#sums.set(group, (this.#sums.get(group) ?? 0) + milliseconds);
    }
  }

  sums(): ProfilePhase['main'] {
    return Object.fromEntries(this.#sums);
  }
}
