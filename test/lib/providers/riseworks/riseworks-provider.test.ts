import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ALTERATIONS, MESSAGE_ALTERATIONS } from '../../../../infra/local/rise/faults/fault.ts';
import { USER_STATE_NAMES } from '../../../../infra/local/rise/teams/user-states.ts';
import { currency } from '../../../../lib/domain/shared/currency.ts';
import { attemptIdOf, payeeId } from '../../../../lib/domain/shared/ids.ts';
import { addSeconds } from '../../../../lib/domain/shared/time.ts';
import { NOW } from '../../../support/domain.ts';
import { outcomesOf, preparedOf } from '../../../support/provider-answers.ts';
import { createRise, stopRise } from '../../../support/rise-under-test.ts';
import { testPaymentProvider } from '../provider-contract.ts';

/* The provider against the sandbox, which was written from the same facts and knows nothing of the provider. */

const paymentsSchema = z.object({
  items: z.array(z.object({ payment: z.looseObject({ nanoid: z.string(), state: z.string() }) })),
});
/** Users who have not come as far as the step `riseid` cannot be linked at all. */
const NO_RISEID: readonly string[] = ['initial', 'no-step', 'security', 'signer', 'riseid'];

afterEach(stopRise);

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
