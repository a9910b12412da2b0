import { beforeAll } from 'vitest';
import { ChildStack } from '../../infra/local/child-stack.ts';
import { Api } from './e2e-api.ts';
import { START_TIMEOUT_MS, showWhatFails } from './own-stack.ts';
import { STACK_ENVIRONMENT } from './run-folder.ts';

/** One for every test process; it ends with the process. A few processes run all files of the project `shared`, one after the other. */
const stack = new ChildStack(STACK_ENVIRONMENT);
let started: Promise<void> | undefined;
let token = '';

/**
 * A local stack that files share. A file finds what others have left, so it pays in its own currencies to people with its
 * own names, and reads nothing else. Files that kill the stack, pause it, change its settings or count everything use an
 * {@link ownStack}.
 *
 * @returns the stack, and its API for an admin; both can be used as soon as hooks and tests run
 */
export const sharedStack = (): { readonly stack: ChildStack; readonly api: Api } => {
  beforeAll(async () => {
    started ??= start();
    await started;
  }, START_TIMEOUT_MS);
  showWhatFails(stack);
  return { stack, api: new Api(() => ({ url: stack.url, token })) };
};

const start = async (): Promise<void> => {
  await stack.start();
  token = await stack.token();
};
