import { generatePrivateKey, privateKeyToAddress } from 'viem/accounts';
import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ALTERATIONS, MESSAGE_ALTERATIONS } from '../../../../infra/local/rise/faults/fault.ts';
import { USER_STATE_NAMES } from '../../../../infra/local/rise/teams/user-states.ts';
import { signatureOf } from '../../../../infra/local/rise/webhooks/sign-webhook.ts';
import { currency } from '../../../../lib/domain/shared/currency.ts';
import { attemptIdOf, payeeId, transactionIdOf } from '../../../../lib/domain/shared/ids.ts';
import { addSeconds } from '../../../../lib/domain/shared/time.ts';
import type { PaymentInstruction } from '../../../../lib/domain/transactions/outcome.ts';
import { markersIn } from '../../../../lib/providers/riseworks/payments/marker.ts';
import { RiseworksProvider } from '../../../../lib/providers/riseworks/riseworks-provider.ts';
import { riseSettings } from '../../../../lib/providers/riseworks/settings.ts';
import { SandboxClient } from '../../../infra/local/rise/sandbox-client.ts';
import { BATCH_ID, NOW } from '../../../support/domain.ts';
import { outcomesOf, preparedOf } from '../../../support/provider-answers.ts';
import { type ProviderUnderTest, testPaymentProvider } from '../provider-contract.ts';

/* The provider against the sandbox, which was written from the same facts and knows nothing of the provider. */

const webhooksSchema = z.object({
  webhooks: z.array(z.object({ type: z.string(), body: z.looseObject({ payment: z.looseObject({}).optional() }) })),
});

const paymentsSchema = z.object({
  items: z.array(z.object({ payment: z.looseObject({ nanoid: z.string(), state: z.string() }) })),
});
/** Users who have not come as far as the step `riseid` cannot be linked at all. */
const NO_RISEID: readonly string[] = ['initial', 'no-step', 'security', 'signer', 'riseid'];

const open: SandboxClient[] = [];
afterEach(async () => {
  for (const rise of open.splice(0)) await rise.sandbox.stop();
});

async function createRise() {
  const rise = await SandboxClient.start({ behaviour: { webhooks: 'hold' } }, { ms: Date.parse(NOW) });
  open.push(rise);
  const [admin, ...payees] = await rise.addUsers('finance-admin', 'ready', 'ready', 'contracts-unsigned');
  const bad = payees.at(-1);
  if (!admin || !bad) throw new Error('No users were added');
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
      const sent = webhooks.find(({ type }) => type === 'payment.sent') ?? expect.fail('no event was made');
      const body = JSON.stringify(sent.body);
      const signature = signatureOf([rise.setting('RISE_WEBHOOK_SECRET')], Date.parse(at) / 1_000, body);
      return {
        headers: { 'content-type': 'application/json', 'x-rise-signature': signature },
        body: Buffer.from(body),
      };
    },
  };
  return { ...under, provider, rise };
}

testPaymentProvider('RiseWorks', createRise);

describe('RiseWorks, by the sandbox', () => {
  type On = Awaited<ReturnType<typeof createRise>>;
  const USD = currency('USD');
  const ATTEMPT = attemptIdOf(1, 0, 0);
  const LATER = addSeconds(NOW, 60);
  const both = ({ instruction }: On) => [instruction(1, 12_345n), instruction(2, 100n)];
  const prepare = (on: On) => on.provider.prepare(ATTEMPT, USD, both(on), NOW);
  const kinds = (outcomes: readonly { readonly outcome: { readonly kind: string } }[]) =>
    outcomes.map(({ outcome }) => outcome.kind);

  it.each(ALTERATIONS.filter((altered) => altered !== 'address-case'))(
    'signs nothing that is altered: %s',
    async (altered) => {
      const on = await createRise();
      await on.rise.fault({ fault: 'typed-data', altered });
      expect(await prepare(on)).toMatchObject({
        kind: 'rejected',
        rejection: { reason: 'invalid', message: expect.stringContaining('was not signed') },
      });
      expect(await on.rise.happened()).toEqual([1]);
    },
  );

  it('pays although addresses come in a case that is no checksum, or as rise ids', async () => {
    const on = await createRise();
    await on.rise.fault({ fault: 'typed-data', altered: 'address-case' });
    await on.rise.tell('PATCH', '/behaviour', { recipientIs: 'riseid' });
    outcomesOf(await on.provider.submit(preparedOf(await prepare(on)), NOW));
    await on.passTo(LATER);
    const ids = both(on).map(({ transactionId, amountMinor }) => [transactionId, [amountMinor]] as const);
    expect(await on.paid()).toEqual(new Map(ids));
  });

  it.each(MESSAGE_ALTERATIONS)('signs in with no altered message: %s', async (altered) => {
    const on = await createRise();
    await on.rise.fault({ fault: 'login-message', altered });
    await expect(on.provider.checkHealth()).rejects.toMatchObject({ code: 'not_signed_in', kind: 'refused' });
    expect(await prepare(on)).toMatchObject({ kind: 'rejected', rejection: { reason: 'invalid' } });
  });

  it.each(
    [
      { fault: 'lost' },
      { fault: 'server-error', status: 503 },
      { fault: 'not-json', status: 200 },
      { fault: 'not-json', status: 404 },
      { fault: 'no-success' },
      { fault: 'empty-data' },
    ].flatMap((fault) => [
      { ...fault, when: 'before' },
      { ...fault, when: 'after' },
    ]),
  )('knows nothing for sure after $fault $status $when it was carried out, until it looks', async (fault) => {
    const on = await createRise();
    const prepared = preparedOf(await prepare(on));
    await on.rise.fault({ ...fault, on: 'payments.execute' });
    await expect(on.provider.submit(prepared, NOW)).rejects.toMatchObject({ kind: 'unknown' });
    expect(await on.rise.happened()).toEqual([1]);
    await on.passTo(LATER);
    const isTaken = fault.when === 'after';
    const { outcomes, complete } = await on.provider.lookUp(prepared, LATER);
    expect([kinds(outcomes), complete]).toEqual([isTaken ? ['completed', 'completed'] : [], true]);
  });

  it('goes on when its token is revoked in the middle', async () => {
    const on = await createRise();
    const prepared = preparedOf(await prepare(on));
    await on.rise.tell('POST', '/tokens/revoke');
    expect(kinds(outcomesOf(await on.provider.submit(prepared, NOW)))).toEqual(['accepted', 'accepted']);
    await on.rise.tell('POST', '/tokens/revoke');
    expect((await on.provider.lookUp(prepared, NOW)).outcomes).toHaveLength(2);
  });

  it('lets a payment wait that the team lets wait, and sees it settle days later', async () => {
    const on = await createRise();
    await on.rise.tell('PATCH', '/behaviour', { paymentDelayMinutes: 3 * 24 * 60 });
    const prepared = preparedOf(await prepare(on));
    outcomesOf(await on.provider.submit(prepared, NOW));
    const [soon, late] = [addSeconds(NOW, 3_600), addSeconds(NOW, 3 * 86_400 + 60)];
    await on.passTo(soon);
    expect(kinds((await on.provider.lookUp(prepared, soon)).outcomes)).toEqual(['accepted', 'accepted']);
    await on.passTo(late);
    expect(kinds((await on.provider.lookUp(prepared, late)).outcomes)).toEqual(['completed', 'completed']);
  });

  it('tells what was removed, and what came back', async () => {
    const on = await createRise();
    await on.rise.fault({ fault: 'fate', fate: 'removed', times: 1 });
    const prepared = preparedOf(await prepare(on));
    outcomesOf(await on.provider.submit(prepared, NOW));
    await on.passTo(LATER);
    const before = kinds((await on.provider.lookUp(prepared, LATER)).outcomes);
    expect(before.toSorted()).toEqual(['completed', 'refused']);
    const { items } = paymentsSchema.parse(await on.rise.tell('GET', '/payments'));
    const paid = items.find(({ payment }) => payment.state === 'Complete') ?? expect.fail('nothing was paid');
    await on.rise.tell('POST', `/payments/${paid.payment.nanoid}/return`, { as: 'canceled' });
    const after = kinds((await on.provider.lookUp(prepared, LATER)).outcomes);
    expect(after.toSorted()).toEqual(['refused', 'returned']);
  });

  it('is not taken in by payments of another team', async () => {
    const on = await createRise();
    const prepared = preparedOf(await prepare(on));
    outcomesOf(await on.provider.submit(prepared, NOW));
    await on.passTo(LATER);
    await on.rise.fault({ fault: 'foreign-items' });
    const { outcomes } = await on.provider.lookUp(prepared, LATER);
    expect(outcomes.map(({ paidMinor }) => paidMinor).toSorted()).toEqual([100n, 12_345n].toSorted());
  });

  it('knows every state that a payee can be in, and who of them it could pay', async () => {
    const on = await createRise();
    const states = USER_STATE_NAMES.filter((name) => !NO_RISEID.includes(name));
    const users = await on.rise.addUsers(...states);
    const payable = [];
    for (const [index, { riseid }] of users.entries()) {
      const payee = await on.provider.getPayee({ payeeId: payeeId(riseid) });
      if (payee.canReceivePayments) payable.push(states[index]);
      else expect(payee.fault, states[index]).toBeTruthy();
    }
    expect(payable).toEqual([
      'ready',
      'employee',
      'onboarded-1',
      'onboarded-text-1',
      'onboarded-text-true',
      'contracts-unsigned',
      'suspended',
      'paid-as-company',
    ]);
  });
});
