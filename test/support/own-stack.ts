import { afterAll, afterEach, beforeAll, type RunnerTestSuite } from 'vitest';
import { ChildStack } from '../../infra/local/child-stack.ts';
import { Api } from './e2e-api.ts';
import { STACK_ENVIRONMENT } from './run-folder.ts';
import { stackFacts } from './stack-facts.ts';

/** For hooks that start a stack: a few seconds on an idle machine. */
export const START_TIMEOUT_MS = 180_000;

/**
 * A local stack as a person has it, for the tests of one file. It starts before them and is removed after them. A failing
 * test shows the stack's output.
 *
 * @param env added to the usual environment, for example `MOCK_ATTEMPT_LIFETIME_SECONDS`
 * @returns the stack, and its API for an admin; both can be used as soon as hooks and tests run
 */
export const ownStack = (env: NodeJS.ProcessEnv = {}): { readonly stack: ChildStack; readonly api: Api } => {
  const stack = new ChildStack({ ...STACK_ENVIRONMENT, ...env });
  let token = '';
  beforeAll(async () => {
    await stack.start();
    token = await stack.token();
  }, START_TIMEOUT_MS);
  afterAll(() => stack.stop());
  // Registered after the hook that ends the stack, so that it runs before.
  showWhatFails(stack);
  return { stack, api: new Api(() => ({ url: stack.url, token })) };
};

/** Shows the stack's output beside every test and hook that fails. The stack must run as long as the tests. */
export const showWhatFails = (stack: ChildStack): void => {
  const show = (failed: string) => process.stderr.write(`FAILED: ${failed}\n${stackFacts(stack)}\n`);
  afterEach(({ task }) => {
    if (task.result?.state === 'fail') show(task.fullName);
  });
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern what a hook asks for, which is nothing.
  afterAll(({}, file) => {
    for (const name of failedSetUps(file)) show(name);
  });
};

/** Tests that did not run because a hook failed. */
const failedSetUps = (suite: Readonly<RunnerTestSuite>): string[] => [
  ...(suite.result?.errors === undefined ? [] : [suite.fullName]),
  ...suite.tasks.flatMap((task) => (task.type === 'suite' ? failedSetUps(task) : [])),
];
