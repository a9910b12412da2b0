import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { buildAll, INDEX } from '../../../infra/constructs/build-bundles.ts';
import { allEntries } from '../../../infra/entries.ts';
import { median } from '../shared/median.ts';
import { numbers } from '../shared/rows.ts';
import type { Sizes } from '../sizes.ts';
import { type Load, loadOnce } from './load-once.ts';

const lambdaSchema = z.strictObject({
  /** The source of the Lambda, from the root of the project. */
  entry: z.string(),
  /** Of the minified module that is loaded at its start. */
  bytes: z.int(),
  /** Medians of fresh processes. */
  loadMilliseconds: z.number(),
  megabytes: z.number(),
});
export type LambdaFigures = Readonly<z.output<typeof lambdaSchema>>;
export const coldStartSchema = z.array(lambdaSchema).readonly();

/** Every Lambda's bundle as it is deployed, and what it takes to load it. */
export const measureColdStarts = async ({ processes }: Sizes): Promise<LambdaFigures[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'disbursement-bench-'));
  try {
    const figures: LambdaFigures[] = [];
    for (const [entry, bundle] of await buildAll(allEntries())) {
      for (const [file, contents] of bundle) writeFileSync(join(folder, file), contents);
      const index = join(folder, INDEX);
      const loads: Load[] = [];
      // One by one, so that they do not slow one another down.
      for (const _ of numbers(1, processes)) loads.push(await loadOnce(index));
      figures.push({ entry, bytes: statSync(index).size, ...mediansOf(loads) });
    }
    return figures;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const mediansOf = (loads: readonly Load[]): Pick<LambdaFigures, 'loadMilliseconds' | 'megabytes'> => ({
  loadMilliseconds: median(loads.map(({ milliseconds }) => milliseconds)),
  megabytes: median(loads.map(({ megabytes }) => megabytes)),
});
