import { demo } from './demo.ts';
import { dev } from './dev.ts';
import { local } from './local.ts';
import { production } from './production.ts';
import type { Stage } from './stage.ts';
import { staging } from './staging.ts';
import { test } from './test.ts';

/** Every stage that can be deployed, by the name of its file. A new one is a file beside these, and a line here. */
const STAGES: Readonly<Record<string, Stage>> = { dev, demo, test, staging, production, local };

/**
 * The stage of that name. `test` also stands for every name that begins with it (`test7`, `testann`).
 *
 * @throws Error that names the stages there are.
 */
export const stageNamed = (name: string): Stage => {
  const stage = Object.hasOwn(STAGES, name) ? STAGES[name] : name.startsWith('test') ? test : undefined;
  if (stage !== undefined) return stage;
  const known = Object.keys(STAGES).join(', ');
  throw new Error(
    `There is no stage "${name}". Known: ${known}, and test… with any ending. A new stage is a file in infra/stages/.`,
  );
};
