import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { currency } from '../../../lib/domain/shared/currency.ts';
import { markedIn } from '../../../lib/providers/riseworks/payments/marker.ts';
import type { Movement } from '../bank.ts';
import { freePort } from '../free-port.ts';
import type { RiseSandbox } from '../rise/sandbox.ts';
import { type RiseHere, riseOfEnvironment } from './rise-of-environment.ts';

export interface StartedRise extends RiseHere {
  /** Absent if another server is used, which keeps its own books. */
  readonly sandbox?: RiseSandbox;
  /** The movements of money in the sandbox's books. */
  movements(): Promise<readonly Movement[]>;
  stop(): Promise<void>;
}

export interface RiseOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly dataDir: string;
  /** The address to which the sandbox sends its webhooks. */
  readonly webhookUrl: () => string | undefined;
  readonly onError: (error: unknown) => void;
}

/**
 * RiseWorks as this stack uses it. It is the server that `RISE_API_BASE_URL` names. If none is named and
 * `DISBURSEMENT_PROVIDER` asks for RiseWorks, it is a sandbox of its own.
 *
 * @returns `undefined` if no payment goes through RiseWorks
 */
export const startRise = async ({
  env,
  dataDir,
  webhookUrl,
  onError,
}: RiseOptions): Promise<StartedRise | undefined> => {
  if (env.RISE_API_BASE_URL) return { ...riseOfEnvironment(env), movements: async () => [], stop: async () => {} };
  if (env.DISBURSEMENT_PROVIDER !== 'riseworks') return undefined;
  // Only here: it is a third of what the stack would load at its start.
  const { startRiseSandbox } = await import('../rise/sandbox.ts');
  const folder = join(dataDir, 'rise');
  const sandbox = await startRiseSandbox({ dataDir: folder, port: await portOf(folder), webhookUrl, onError });
  writeFileSync(join(folder, PORT_FILE), new URL(sandbox.url).port);
  return {
    ...riseOfEnvironment({ ...env, ...sandbox.settings }),
    sandbox,
    movements: () => movementsOf(sandbox),
    stop: () => sandbox.stop(),
  };
};

const PORT_FILE = 'port';

/** The same at every start, because the address is part of what is synthesised. */
const portOf = async (folder: string): Promise<number> => {
  const file = join(folder, PORT_FILE);
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) : freePort();
};

const booksSchema = z.object({
  movements: z.array(
    z.object({
      direction: z.enum(['out', 'back']),
      riseid: z.string(),
      amountCents: z.int(),
      currency: z.string(),
      description: z.string().nullish(),
      onchainId: z.string(),
      at: z.string(),
    }),
  ),
});

/** What left the sandbox's bank, under our reference if there is one. */
const movementsOf = async ({ url }: RiseSandbox): Promise<readonly Movement[]> => {
  const answer = await fetch(`${url}/_local/bank`);
  const { movements } = booksSchema.parse(await answer.json());
  return movements
    .filter(({ direction }) => direction === 'out')
    .map(({ riseid, amountCents, currency: code, description, onchainId, at }) => ({
      reference: markedIn(description ?? '')?.transactionId ?? `rise:${onchainId}`,
      payee: riseid,
      amountMinor: amountCents,
      currency: currency(code),
      at,
    }));
};
