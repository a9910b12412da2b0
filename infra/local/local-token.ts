import { issueToken, type Pool, readKey, type TokenRequest } from './issuer.ts';
import type { RunningStack } from './running-stack.ts';
import type { TokenTrigger } from './sign-in/token-trigger.ts';

/** Asks the trigger of a stack that runs in another process. */
export const triggerOf =
  ({ url, info }: RunningStack): TokenTrigger =>
  async (event) => {
    const answer = await fetch(`${url}/_local/functions/${encodeURIComponent(info.tokenTrigger)}/invocations`, {
      method: 'POST',
      body: JSON.stringify(event),
    });
    if (!answer.ok) throw new Error(`The Lambda ${info.tokenTrigger} failed: ${await answer.text()}`);
    return answer.json();
  };

/**
 * A token of a running stack for which nobody has to sign in, because this machine has the issuer's key.
 *
 * @throws Error in words if the key cannot be read, or if the trigger fails
 */
export const localToken = async (
  stack: RunningStack,
  request: Partial<TokenRequest> = {},
  forged: Partial<Pool> = {},
): Promise<string> => {
  const { dataDir, region, userPoolId, clientId } = stack.info;
  const key = readKey(dataDir);
  if (key === undefined) throw new Error(`The issuer's key in ${dataDir} cannot be read.`);
  const asked: TokenRequest = { user: 'admin', kind: 'access', expired: false, ...request };
  return issueToken(key, { region, userPoolId, clientId, ...forged }, asked, triggerOf(stack));
};
