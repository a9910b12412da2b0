import { parseArgs } from 'node:util';
import { type VerificationBody, verificationSchema } from '../../lib/contracts/audit/audit-verification.ts';
import { problemSchema } from '../../lib/contracts/shared/problem.ts';
import { wordsOf } from './console.ts';
import { localToken } from './local-token.ts';
import { findRunningStack } from './running-stack.ts';

/**
 * `npm run audit:verify -- [--api <url> --token <token>] [--batch <id>] [--expect-seal <day>:<hash>]`: has the whole audit
 * log verified, page by page, by the running local stack or by the API at the given address. Exits with 1 if anything was
 * changed. API_URL and API_TOKEN have the same meaning as the flags.
 */

interface Target {
  /** With the prefix of the API, without a slash at the end. */
  readonly api: string;
  readonly token: string;
}

const readTarget = async (api: string | undefined, token: string | undefined): Promise<Target> => {
  if (api !== undefined) {
    if (!token) throw new Error('An API that is not local needs a token: --token or API_TOKEN.');
    return { api: api.replace(/\/+$/, ''), token };
  }
  const stack = await findRunningStack(process.env);
  return { api: `${stack.url}/api/disbursement`, token: await localToken(stack) };
};

const verifyPage = async ({ api, token }: Target, query: URLSearchParams): Promise<VerificationBody> => {
  const response = await fetch(`${api}/audit-logs/verify?${query}`, { headers: { authorization: `Bearer ${token}` } });
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok) return verificationSchema.parse(body);
  const problem = problemSchema.safeParse(body);
  throw new Error(problem.success ? problem.data.detail : `The API answered ${response.status}.`);
};

/** Asks until all was checked, or something is broken. */
export const verifyAll = async (target: Target, query: Readonly<Record<string, string>>): Promise<VerificationBody> => {
  let cursor: string | undefined;
  for (;;) {
    const page = await verifyPage(target, new URLSearchParams({ ...query, ...(cursor !== undefined && { cursor }) }));
    if (!page.verified || page.nextCursor === undefined) return page;
    cursor = page.nextCursor;
  }
};

/** What was checked, and what is wrong, in words. */
export const describeVerification = ({ verified, checked, newestSeal, firstBroken }: VerificationBody): string => {
  const { batches, payments, entries, days, sealedEntries } = checked;
  const lines = [
    `${batches} batches, ${payments} payments and their ${entries} audit entries; ${days} sealed days with ${sealedEntries} entries.`,
    newestSeal
      ? `The newest seal is ${newestSeal.day}:${newestSeal.hash}; keep it outside, and give it with --expect-seal later.`
      : 'No day is sealed yet: a day is sealed one hour after its end, in UTC.',
  ];
  if (verified) return ['The audit log is as it was written.', ...lines].join('\n');
  const named = Object.entries(firstBroken ?? {}).filter(([name, value]) => name !== 'message' && value !== undefined);
  const names = named.map(([name, value]) => `${name} ${value}`).join(', ');
  return [`BROKEN: ${firstBroken?.message} (${names}).`, 'Seen before that:', ...lines].join('\n');
};

const run = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      api: { type: 'string' },
      token: { type: 'string' },
      batch: { type: 'string' },
      'expect-seal': { type: 'string' },
    },
  });
  const target = await readTarget(values.api ?? process.env.API_URL, values.token ?? process.env.API_TOKEN);
  const query = {
    ...(values.batch !== undefined && { batchId: values.batch }),
    ...(values['expect-seal'] !== undefined && { expectSeal: values['expect-seal'] }),
  };
  const verification = await verifyAll(target, query);
  process.stdout.write(`${describeVerification(verification)}\n`);
  if (!verification.verified) process.exitCode = 1;
};

if (import.meta.main) {
  await run().catch((error: unknown) => {
    process.stderr.write(`${wordsOf(error)}\n`);
    process.exitCode = 1;
  });
}
