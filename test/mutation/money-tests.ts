import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { BaseSequencer, createVitest, type TestCase, type TestSpecification, type Vitest } from 'vitest/node';
import { mutantsOfTheMoneyPath, type NamedMutant } from './money-path.ts';
import type { Reach, TestReach } from './reach.ts';
import { switched } from './switched.ts';

/** A mutant can make a test wait for ever. After this time it has failed. */
const TEST_TIMEOUT_MS = 60_000;
const NOTHING = -1;
const UNIT = ['test/lib/{store,payouts,providers}/**/*.test.ts', 'test/functions/execution/*.test.ts'];
const SIMULATED = 'test/simulation/{histories,scenarios}/*.test.ts';

/** In the order in which they were asked for: those that are most likely to fail come first. */
class AsAsked extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files;
  }
}

type TestRun = Pick<Awaited<ReturnType<Vitest['runTestSpecifications']>>, 'testModules' | 'unhandledErrors'>;

/** The tests of the money path, run with all its rules behind a switch, and one of them, or none, taken out. */
export class MoneyTests {
  readonly #vitest: Vitest;

  private constructor(vitest: Vitest) {
    this.#vitest = vitest;
  }

  static async begin(): Promise<MoneyTests> {
    const withSwitches = switchedFiles(mutantsOfTheMoneyPath());
    const vitest = await createVitest(
      {
        // Not vitest.config.ts: each of its projects would have a server of its own, and the plugin below would not reach them.
        config: false,
        include: [...UNIT, SIMULATED],
        globalSetup: ['test/support/dynamodb-engine.ts', 'test/support/run-folder.ts'],
        setupFiles: ['test/mutation/setup.ts'],
        // The table is a simulated one, which tests of its own hold to what the engines do.
        mode: 'simulated',
        isolate: false,
        reporters: [{}],
        maxWorkers: 1,
        sequence: { sequencer: AsAsked },
        testTimeout: TEST_TIMEOUT_MS,
        // Hooks do what all tests wait for once, such as the synthesis.
        hookTimeout: 4 * TEST_TIMEOUT_MS,
        watch: false,
      },
      { plugins: [{ name: 'rules', enforce: 'pre', transform: (_, id) => withSwitches.get(id) }] },
    );
    await vitest.standalone();
    return new MoneyTests(vitest);
  }

  /** What each of the unit tests reaches. @throws Error if one of them fails with nothing taken out */
  async reach(): Promise<Reach> {
    const run = await this.#run(NOTHING, await this.#vitest.globTestSpecifications(['test/lib/', 'test/functions/']));
    const failure = failureIn(run);
    if (failure !== undefined) throw new Error(`with all rules in their places this test fails: ${failure}`);
    const tests = run.testModules.flatMap(({ children }) => [...children.allTests('passed')]);
    return { tests: tests.map(reachOf), loaded: [...new Set(tests.flatMap((test) => test.meta().loaded ?? []))] };
  }

  /** The first of these tests that fails without the rule, or nothing. */
  async killerOf(rule: number, tests: readonly TestReach[]): Promise<string | undefined> {
    const project = this.#vitest.getRootProject();
    const byFile = Map.groupBy(tests, ({ file }) => file);
    const specifications = [...byFile].map(([file, some]) =>
      project.createSpecification(resolve(file), { testIds: some.map(({ id }) => id) }),
    );
    return specifications.length === 0 ? undefined : failureIn(await this.#run(rule, specifications));
  }

  /** The same of all that is simulated. */
  async simulatedKillerOf(rule: number): Promise<string | undefined> {
    return failureIn(await this.#run(rule, await this.#vitest.globTestSpecifications(['test/simulation/'])));
  }

  async #run(rule: number, specifications: readonly TestSpecification[]): Promise<TestRun> {
    this.#vitest.provide('takenOut', rule);
    this.#vitest.config.bail = rule === NOTHING ? 0 : 1;
    // Failures of the run before would be reported again, and would end this run at once.
    this.#vitest.state.filesMap.clear();
    this.#vitest.state.idMap.clear();
    return this.#vitest.runTestSpecifications([...specifications]);
  }
}

const switchedFiles = (mutants: readonly NamedMutant[]): Map<string, string> => {
  const files = [...Map.groupBy(mutants, ({ file }) => file)];
  return new Map(files.map(([file, some]) => [resolve(file), switched(readFileSync(file, 'utf8'), some)]));
};

const reachOf = (test: TestCase): TestReach => ({
  file: relative('.', test.module.moduleId),
  id: test.id,
  ms: test.diagnostic()?.duration ?? 0,
  reached: [...(test.meta().reached ?? [])],
});

const failureIn = ({ testModules, unhandledErrors }: TestRun): string | undefined => {
  for (const module of testModules) {
    for (const test of module.children.allTests('failed')) return `${module.relativeModuleId} > ${test.fullName}`;
    if (module.state() === 'failed')
      return `${module.relativeModuleId}: ${module.errors()[0]?.message ?? 'cannot be run'}`;
  }
  const [outside] = unhandledErrors;
  return outside === undefined ? undefined : `outside of all tests: ${String(outside)}`;
};
