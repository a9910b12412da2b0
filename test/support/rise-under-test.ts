import { generatePrivateKey, privateKeyToAddress } from 'viem/accounts';
import { expect } from 'vitest';
import * as z from 'zod';
import { signatureOf } from '../../infra/local/rise/webhooks/sign-webhook.ts';
import { currency } from '../../lib/domain/shared/currency.ts';
import { attemptIdOf, payeeId, transactionIdOf } from '../../lib/domain/shared/ids.ts';
import type { PaymentInstruction } from '../../lib/domain/transactions/outcome.ts';
import { markersIn } from '../../lib/providers/riseworks/payments/marker.ts';
import { RiseworksProvider } from '../../lib/providers/riseworks/riseworks-provider.ts';
import { riseSettings } from '../../lib/providers/riseworks/settings.ts';
import { SandboxClient } from '../infra/local/rise/sandbox-client.ts';
import type { ProviderUnderTest } from '../lib/providers/provider-contract.ts';
import { BATCH_ID, NOW } from './domain.ts';
import { outcomesOf, preparedOf } from './provider-answers.ts';

const webhooksSchema = z.object({
  webhooks: z.array(z.object({ type: z.string(), body: z.looseObject({ payment: z.looseObject({}).optional() }) })),
});

const open: SandboxClient[] = [];
/** Stops every sandbox that {@link createRise} has started. */
export async function stopRise(): Promise<void> {
  for (const rise of open.splice(0)) await rise.sandbox.stop();
}

/** The provider over a sandbox of its own, with payees that are ready. */
export async function createRise() {
  const rise = await SandboxClient.start({ behaviour: { webhooks: 'hold' } }, { ms: Date.parse(NOW) });
  open.push(rise);
  const [admin, ...payees] = await rise.addUsers('finance-admin', 'ready', 'ready', 'contracts-unsigned');
  const bad = payees.at(-1);
  if (!admin || !bad) throw new Error('the sandbox has added no users');
  const loginKey = generatePrivateKey();
  await rise.tell('POST', `/users/${admin.nanoid}/wallets`, { address: privateKeyToAddress(loginKey) });
  const secrets = {
    login: JSON.stringify({ privateKey: loginKey }),
    signing: JSON.stringify({ privateKey: rise.setting('RISE_SIGNER_PRIVATE_KEY') }),
    webhook: JSON.stringify({ current: rise.setting('RISE_WEBHOOK_SECRET') }),
  };
  const provider = new RiseworksProvider({
    settings: riseSettings({ ...rise.sandbox.settings, RISE_LOGIN_RISEID: admin.riseid }),
    secrets: { read: async (name) => secrets[name] },
    fetch,
    sleep: async (ms) => {
      rise.clock.ms += ms;
    },
    nowMs: () => rise.clock.ms,
  });
  const instruction = (ordinal: number, amountMinor: bigint, riseid?: string): PaymentInstruction => ({
    transactionId: transactionIdOf(BATCH_ID, ordinal),
    payeeId: payeeId(riseid ?? payees[ordinal - 1]?.riseid ?? expect.fail(`there is no payee ${ordinal}`)),
    amountMinor,
  });
  const under: ProviderUnderTest = {
    provider,
    instruction,
    badInstruction: (ordinal, amountMinor) => instruction(ordinal, amountMinor, bad.riseid),
    fund: async (amountMinor) => {
      await rise.tell('PUT', '/balance', { cents: Number(amountMinor) });
    },
    async passTo(moment) {
      rise.clock.ms = Date.parse(moment);
      await rise.books();
    },
    async paid() {
      const paid = new Map<string, bigint[]>();
      for (const { direction, description, amountCents } of (await rise.books()).movements) {
        if (direction !== 'out') continue;
        const [marked] = markersIn(description ?? '');
        const key = marked?.transactionId ?? 'not ours';
        paid.set(key, [...(paid.get(key) ?? []), BigInt(amountCents)]);
      }
      return paid;
    },
    async webhookAbout(payment, at) {
      const prepared = preparedOf(await provider.prepare(attemptIdOf(9, 0, 0), currency('USD'), [payment], NOW));
      outcomesOf(await provider.submit(prepared, NOW));
      await rise.tell('POST', '/payments/execute');
      const { webhooks } = webhooksSchema.parse(await rise.tell('GET', '/webhooks'));
      const sent =
        webhooks.find(({ type }) => type === 'payment.sent') ?? expect.fail('the sandbox made no event payment.sent');
      const body = JSON.stringify(sent.body);
      const signature = signatureOf([rise.setting('RISE_WEBHOOK_SECRET')], Date.parse(at) / 1_000, body);
      return {
        headers: { 'content-type': 'application/json', 'x-rise-signature': signature },
        body: Buffer.from(body),
      };
    },
  };
  return { ...under, provider, rise, payees };
}
