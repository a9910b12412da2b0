import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { madeOnce } from '../../../../infra/local/made-once.ts';
import { definitionsSchema, type Machines, machinesOf } from './machines.ts';

/** The state machines of the templates. They are synthesised once in a run of the tests, by the process that comes first. */
export async function sharedMachines(): Promise<Machines> {
  const { SYNTHESISED_DIR } = process.env;
  if (SYNTHESISED_DIR === undefined) return machinesOf(await synthesised());
  const folder = await madeOnce(
    join(SYNTHESISED_DIR, 'of-stage-dev'),
    async (draft) => {
      mkdirSync(draft);
      writeFileSync(fileIn(draft), JSON.stringify(await synthesised()));
    },
    async () => true,
  );
  return machinesOf(definitionsSchema.parse(JSON.parse(readFileSync(fileIn(folder), 'utf8'))));
}

const fileIn = (folder: string): string => join(folder, 'definitions.json');

/** Loads the CDK, which takes seconds. */
async function synthesised() {
  const { synthesisedDefinitions } = await import('./synthesised-definitions.ts');
  return synthesisedDefinitions();
}
