import { parseArgs } from 'node:util';
import { API_PREFIX } from '../../lib/contracts/api.ts';
import { wordsOf } from '../local/console.ts';
import { localToken } from '../local/local-token.ts';
import { findRunningStack } from '../local/running-stack.ts';
import { accessTokenOf, localAccessToken } from '../sign-in/access-token.ts';
import { outputsOf } from '../sign-in/stage-outputs.ts';
import { deployedApi } from './deployed-api.ts';
import { type Finding, runChecks } from './run-checks.ts';

/**
 * `npm run smoke -- --stage staging [--region eu-central-1] [--outputs file.json]`: checks whether a deployment works, as
 * whoever is signed in there. Without `--stage` it checks the running local stack. Moves no money. Exits with 1 if anything
 * is wrong.
 */

interface Place {
  readonly url: string;
  readonly token: string;
}

const placeOf = async (stage: string | undefined, region?: string, file?: string): Promise<Place> => {
  if (stage !== undefined) {
    const { apiUrl } = await outputsOf(stage, { region, file });
    return { url: apiUrl, token: await accessTokenOf(stage) };
  }
  const stack = await findRunningStack(process.env);
  const token = await localAccessToken(stack);
  return { url: stack.url, token: token ?? (await localToken(stack)) };
};

const tell = ({ what, ok, detail }: Finding): void => {
  process.stdout.write(`${ok ? 'ok  ' : 'FAIL'}  ${what}: ${detail}\n`);
};

try {
  const { values } = parseArgs({
    options: { stage: { type: 'string' }, region: { type: 'string' }, outputs: { type: 'string' } },
  });
  const { url, token } = await placeOf(values.stage, values.region, values.outputs);
  process.stdout.write(`${url}\n`);
  process.exitCode = (await runChecks({ api: deployedApi(url, API_PREFIX), token }, tell)) ? 0 : 1;
} catch (error) {
  process.stderr.write(`${wordsOf(error)}\n`);
  process.exitCode = 1;
}
