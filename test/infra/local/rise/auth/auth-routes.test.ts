import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { privateKeyToAccount } from 'viem/accounts';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { authRoutes } from '../../../../../infra/local/rise/auth/auth-routes.ts';
import { Nonces } from '../../../../../infra/local/rise/auth/nonces.ts';
import { Bank } from '../../../../../infra/local/rise/bank/bank.ts';
import { BankFile } from '../../../../../infra/local/rise/bank/bank-file.ts';
import { identityOf } from '../../../../../infra/local/rise/identity.ts';
import { Rise } from '../../../../../infra/local/rise/rise.ts';
import { seed } from '../../../../../infra/local/rise/seeds.ts';
import type { Call } from '../../../../../infra/local/rise/wire/route.ts';

const call = (more: Partial<Call>): Call => ({ params: {}, query: {}, headers: {}, body: undefined, ...more });

/** The sandbox without its server: two requests are in it at the same moment, which HTTP cannot be made to do. */
const within = () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'rise-login-'));
  const identity = identityOf(dataDir);
  const bank = new Bank(new BankFile(join(dataDir, 'bank.sqlite')));
  seed(bank, identity);
  const parts = { bank, identity, nonces: new Nonces(Date.now), now: Date.now, startedWith: {} };
  const rise = new Rise({ ...parts, webhookUrl: () => undefined, stopping: new AbortController().signal });
  const serve = async (operation: string, more: Partial<Call>): Promise<unknown> => {
    const route = authRoutes.find((one) => one.operation === operation);
    if (route?.signedIn !== false) throw new Error(`There is no ${operation}`);
    return route.serve(rise, call(more));
  };
  return { serve, identity, bank };
};

it('a nonce is good once, though both signatures were looked at before either used it', async () => {
  const { serve, identity, bank } = within();
  const account = privateKeyToAccount(identity.signer.privateKey);
  const query = { wallet: account.address, riseid: identity.signer.riseid };
  const { siwe } = z.object({ siwe: z.string() }).parse(await serve('auth.siwe', { query }));
  const sig = await account.signMessage({ message: siwe });
  const body = { message: siwe, sig, nonce: /Nonce: (.+)/.exec(siwe)?.[1] };
  const both = await Promise.allSettled([serve('auth.verify', { body }), serve('auth.verify', { body })]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { message: 'Expired nonce' } });
  bank.close();
});
