import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { createVitest, type TestModule, type TestSpecification, type Vitest } from 'vitest/node';
import { type Mutant, mutated } from './mutant.ts';

/** How long a test may take. One that waits for ever because of a mutant has failed. */
const TEST_TIMEOUT_MS = 60_000;

/** Runs the product's tests against one mutant after the other, without changing files. */
export class Trials {
  readonly #vitest: Vitest;
  readonly #current: { mutant?: Mutant };

  private constructor(vitest: Vitest, current: { mutant?: Mutant }) {
    this.#vitest = vitest;
    this.#current = current;
  }

  static async begin(): Promise<Trials> {
    const current: { mutant?: Mutant } = {};
    const vitest = await createVitest(
      {
        // Of the project's own configuration each project would have a server, and so no part in the plugin.
        config: false,
        include: ['test/lib/**/*.test.ts', 'test/simulation/**/*.test.ts'],
        globalSetup: ['test/support/dynamodb-engine.ts', 'test/support/run-folder.ts'],
        isolate: false,
        // Otherwise it would answer with the unchanged file.
        fsModuleCache: false,
        bail: 1,
        reporters: [{}],
        maxWorkers: 1,
        testTimeout: TEST_TIMEOUT_MS,
        // What all tests wait for once, such as the synthesis.
        hookTimeout: 4 * TEST_TIMEOUT_MS,
      },
      { plugins: [{ name: 'mutant', enforce: 'pre', transform: (code, id) => withoutRule(current.mutant, code, id) }] },
    );
    await vitest.standalone();
    return new Trials(vitest, current);
  }

  /** The first test that fails because of the mutant; `undefined` if none does. */
  async killerOf(mutant: Mutant): Promise<string | undefined> {
    this.#current.mutant = mutant;
    this.#vitest.invalidateFile(resolve(mutant.file));
    try {
      for (const tests of testsOf(mutant.file)) {
        const killer = await this.#firstFailure(tests);
        if (killer !== undefined) return killer;
      }
      return undefined;
    } finally {
      delete this.#current.mutant;
      this.#vitest.invalidateFile(resolve(mutant.file));
    }
  }

  close(): Promise<void> {
    return this.#vitest.close();
  }

  async #firstFailure(folders: readonly string[]): Promise<string | undefined> {
    const specifications: TestSpecification[] = await this.#vitest.globTestSpecifications([...folders]);
    if (specifications.length === 0) return undefined;
    // It would report again what it knows of earlier mutants, and end this run at once.
    this.#vitest.state.filesMap.clear();
    this.#vitest.state.idMap.clear();
    const { testModules, unhandledErrors } = await this.#vitest.runTestSpecifications(specifications);
    return failureIn(testModules) ?? (unhandledErrors.length > 0 ? String(unhandledErrors[0]) : undefined);
  }
}

const withoutRule = (mutant: Mutant | undefined, code: string, id: string): string | undefined =>
  mutant && id === resolve(mutant.file) ? mutated(code, mutant) : undefined;

const failureIn = (modules: readonly TestModule[]): string | undefined => {
  for (const module of modules) {
    for (const test of module.children.allTests('failed')) return `${module.relativeModuleId} > ${test.fullName}`;
    if (module.state() === 'failed')
      return `${module.relativeModuleId}: ${module.errors()[0]?.message ?? 'cannot be run'}`;
  }
  return undefined;
};

/**
 * First the tests of the same noun, on its own floor and of the use cases. Then everything that is simulated, then the
 * rest.
 */
const testsOf = (file: string): string[][] => {
  const [, floor = '', room = ''] = file.split('/');
  const near = [`test/lib/${floor}/${room}/`, `test/lib/payouts/${room}/`].filter((folder) => existsSync(folder));
  const stages = [near, SIMULATION, [`test/lib/${floor}/`, 'test/lib/payouts/']];
  return stages.map((folders) => [...new Set(folders)]).filter((folders) => folders.length > 0);
};

const SIMULATION = ['test/simulation/histories/', 'test/simulation/scenarios/'];
