import { recoverTypedDataAddress } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { currency } from '../../../../../lib/domain/shared/currency.ts';
import { attemptIdOf, payeeId } from '../../../../../lib/domain/shared/ids.ts';
import { addSeconds } from '../../../../../lib/domain/shared/time.ts';
import type { PaymentInstruction } from '../../../../../lib/domain/transactions/outcome.ts';
import type { Preparation } from '../../../../../lib/payouts/shared/payment-provider.ts';
import { readRiseDocument } from '../../../../../lib/providers/riseworks/payments/rise-document.ts';
import { NOW } from '../../../../support/domain.ts';
import {
  accountOf,
  CONTRACT,
  instructionOf,
  memberOf,
  no,
  ok,
  onchainIdOf,
  riseidOf,
  ScriptedRise,
  SIGNING_KEY,
  TEAM,
  typedDataFor,
  userOf,
} from '../scripted-rise.ts';

const CREATE = 'POST /v2/payments';
const USERS = `GET /v2/teams/${TEAM}/users`;
const ATTEMPT = attemptIdOf(1, 0, 0);
const OURS = [instructionOf(1, 12_345n), instructionOf(2, 100n)];
const typedData = () =>
  typedDataFor([
    [1, 12_345],
    [2, 100],
  ]);

describe('preparing a submission to Rise', () => {
  let rise: ScriptedRise;
  beforeEach(() => {
    rise = new ScriptedRise().on(CREATE, ok(typedData()));
  });

  const prepare = (payments: readonly PaymentInstruction[] = OURS, attempt = ATTEMPT, code = 'USD') =>
    rise.provider().prepare(attempt, currency(code), payments, NOW);
  const prepared = (preparation: Preparation) =>
    preparation.kind === 'prepared' ? preparation.prepared : expect.fail(preparation.rejection.message);
  const rejection = (preparation: Preparation) =>
    preparation.kind === 'rejected' ? preparation.rejection : expect.fail('it was prepared');

  it('asks for exactly our payments, in cents, each with a marker of its own', async () => {
    await prepare();
    const entry = (ordinal: number, cents: number) => ({
      to: userOf(ordinal),
      amount_cents: cents,
      currency_symbol: 'USD',
      invoice_description: `[payout batch-1.00${ordinal}/0001-0000-0000] Affiliate payout`,
    });
    expect(rise.callsOf(CREATE).map(({ body }) => body)).toEqual([
      { from: TEAM, to: [entry(1, 12_345), entry(2, 100)], pay_now: true },
    ]);
    expect(rise.callsOf('PUT /v2/payments')).toEqual([]);
  });

  it('signs what Rise answered with the signing wallet, as anybody can verify', async () => {
    const { document, notAfter } = prepared(await prepare());
    const { signer, signature, typedData: sentBack, payments, preparedAt } = readRiseDocument(document);
    const { domain, primary_type: primaryType, ...made } = typedData();
    const types: Record<string, { name: string; type: string }[]> = made.types;
    const message: Record<string, unknown> = made.typed_data;
    const address = await recoverTypedDataAddress({
      domain: { ...domain, verifyingContract: CONTRACT },
      types,
      primaryType,
      message,
      signature: z.templateLiteral(['0x', z.string()]).parse(signature),
    });
    expect(address).toBe(privateKeyToAccount(SIGNING_KEY).address);
    expect(signer).toBe(privateKeyToAccount(SIGNING_KEY).address);
    expect(signature).toMatch(/^0x[0-9a-f]{130}$/);
    expect(sentBack).toEqual(message);
    expect(notAfter).toBe(addSeconds(NOW, 3_600));
    expect(preparedAt).toBe(NOW);
    expect(payments.map(({ onchainId }) => onchainId)).toEqual([onchainIdOf(1), onchainIdOf(2)]);
  });

  it('signs the same whatever case the addresses are in, and sends back the case that came', async () => {
    const plain = readRiseDocument(prepared(await prepare()).document);
    const loud = typedData();
    for (const one of loud.typed_data.data.payments) one.recipient = one.recipient.toUpperCase().replace('0X', '0x');
    rise.on(CREATE, ok(loud));
    const document = readRiseDocument(prepared(await prepare()).document);
    expect(document.signature).toBe(plain.signature);
    expect(document.typedData).toEqual(loud.typed_data);
  });

  it('is the same request for the same content, and another for another content or attempt', async () => {
    const hash = async (...given: Parameters<typeof prepare>) => prepared(await prepare(...given)).requestHash;
    const first = await hash();
    const other = typedData();
    other.typed_data.salt = '7';
    rise.on(CREATE, ok(other));
    expect(await hash()).toBe(first);
    expect(await hash(OURS, attemptIdOf(1, 1, 0))).not.toBe(first);
    rise.on(
      CREATE,
      ok(
        typedDataFor([
          [1, 12_346],
          [2, 100],
        ]),
      ),
    );
    expect(await hash([instructionOf(1, 12_346n), instructionOf(2, 100n)])).not.toBe(first);
  });

  it("signs in with the signing wallet only: what it makes is that wallet's", async () => {
    await prepare();
    expect(new Set(rise.readSecrets)).toEqual(new Set(['signing']));
  });

  it.each([
    ['nobody of the team', [], 'it is not in our team at Rise'],
    [
      'an admin',
      [memberOf(2, { role: 'team_admin' })],
      'it is in our team at Rise, but neither as contractor nor as team_employee',
    ],
    ['several', [memberOf(2), memberOf(3, { riseid: riseidOf(2) })], 'several members'],
    [
      'whoever has that as account address',
      [memberOf(3, { rise_account: riseidOf(2) })],
      'the linked address is that of a Rise account',
    ],
  ])('names whom it cannot pay, being %s, and asks for nothing', async (_, others, words) => {
    rise.members = [memberOf(1), ...others];
    expect(rejection(await prepare())).toEqual({
      reason: 'bad_recipient',
      message: expect.stringContaining(`batch-1.002: ${words}`),
      transactionIds: ['batch-1.002'],
    });
    expect(rise.callsOf(CREATE)).toEqual([]);
  });

  it.each([`0x${'0'.repeat(40)}`, 'us-abcdefghijkl', '0x1234'])('never pays %s', async (text) => {
    rise.members = [memberOf(1), memberOf(2, { riseid: text })];
    const payment = { ...instructionOf(2, 100n), payeeId: payeeId(text) };
    expect(rejection(await prepare([instructionOf(1, 12_345n), payment]))).toMatchObject({
      reason: 'bad_recipient',
      transactionIds: ['batch-1.002'],
    });
  });

  it('pays nobody twice in one submission', async () => {
    const again = { ...instructionOf(2, 100n), payeeId: payeeId(riseidOf(1).toUpperCase().replace('0X', '0x')) };
    expect(rejection(await prepare([instructionOf(1, 100n), again]))).toMatchObject({
      reason: 'bad_recipient',
      transactionIds: ['batch-1.002'],
    });
  });

  it('reads the team anew each time', async () => {
    const provider = rise.provider();
    await provider.prepare(ATTEMPT, currency('USD'), OURS, NOW);
    await provider.prepare(ATTEMPT, currency('USD'), OURS, NOW);
    expect(rise.callsOf(USERS)).toHaveLength(2);
  });

  it('does not sign what is not our request, and says what differs', async () => {
    const created = typedData();
    created.typed_data.data.payments.push({
      ...(created.typed_data.data.payments[0] ?? expect.fail()),
      id: '5',
      recipient: accountOf(7),
    });
    rise.on(CREATE, ok(created));
    expect(rejection(await prepare())).toEqual({
      reason: 'invalid',
      message: `What Rise asked to be signed is not our request, and was not signed: payments.2.recipient ${accountOf(7)} is not one of our payees`,
    });
  });

  it('does not sign a value that does not fit its type', async () => {
    const created = typedData();
    Object.assign(created.types.RisePayment.find(({ name }) => name === 'amount') ?? {}, { type: 'uint8' });
    rise.on(CREATE, ok(created));
    expect(rejection(await prepare())).toMatchObject({
      reason: 'invalid',
      message: expect.stringContaining('does not fit its type'),
    });
  });

  it('asks how long the team lets payments wait when one is to be paid later, and only then', async () => {
    await prepare();
    expect(rise.callsOf(`GET /v2/teams/${TEAM}/settings`)).toEqual([]);
    const created = typedData();
    for (const one of created.typed_data.data.payments) one.payAtTime = String(Number(one.payAtTime) + 3_600);
    rise.on(CREATE, ok(created));
    expect(rejection(await prepare())).toMatchObject({ message: expect.stringContaining('payAtTime') });
    rise.on(`GET /v2/teams/${TEAM}/settings`, ok({ payment_delay_in_minutes: 60 }));
    expect((await prepare()).kind).toBe('prepared');
  });

  it.each([
    ['not in dollars', OURS, 'EUR'],
    ['below a dollar', [instructionOf(1, 99n)], 'USD'],
    ['above what Rise takes', [instructionOf(1, 10_000_000_001n)], 'USD'],
    ['too many', Array.from({ length: 51 }, (_, index) => instructionOf(index + 1, 100n)), 'USD'],
  ])('is rejected before anything is asked when payments are %s', async (_, payments, code) => {
    expect(rejection(await prepare(payments, ATTEMPT, code))).toMatchObject({ reason: 'invalid' });
    expect(rise.sent).toEqual([]);
  });

  it.each([
    ['no funds', no(400, '', { error_code: 'INSUFFICIENT_BALANCE' }), 'no_funds'],
    ['a bad recipient, unnamed', no(400, 'INVALID_RECIPIENT'), 'bad_recipient'],
    ['too many requests', no(429, '', {}, { 'retry-after': '60' }), 'busy'],
    ['Rise being broken', no(503), 'busy'],
    ['no answer', new DOMException('x', 'TimeoutError'), 'busy'],
    ['no right', no(403), 'invalid'],
    ['another shape', ok({ domain: {} }), 'invalid'],
    ['a page', new Response('<html>', { status: 404 }), 'invalid'],
  ])('is rejected when Rise answers with %s: nothing has moved', async (_, answer, reason) => {
    rise.on(CREATE, answer);
    const rejected = rejection(await prepare());
    expect(rejected.reason).toBe(reason);
    expect(rejected).not.toHaveProperty('transactionIds');
  });

  it('names the role that may be missing only where Rise itself has refused', async () => {
    rise.on(CREATE, no(403), new Response('<html>', { status: 403 }));
    const [byRise, byAnother] = [rejection(await prepare()).message, rejection(await prepare()).message];
    expect(byRise).toContain('may lack a role');
    expect(byAnother).not.toContain('may lack a role');
  });

  it('throws when the key to sign with cannot be read: that says nothing against the payments', async () => {
    rise.on(CREATE, () => {
      // What is remembered of the secret runs out, and it has been spoilt meanwhile.
      rise.nowMs += 61_000;
      rise.secrets.signing = 'no key';
      return ok(typedData());
    });
    await expect(prepare()).rejects.toThrow('the signing secret of RiseWorks does not look like');
  });

  it('asks for the balance only when money is missing', async () => {
    rise.on(CREATE, no(400, 'INVALID_RECIPIENT'));
    rise.on('GET /v2/balance', ok({ balances: [{ currency: 'USD', balance_cents: 0 }] }));
    expect(rejection(await prepare())).not.toHaveProperty('shortfallMinor');
    expect(rise.callsOf('GET /v2/balance')).toEqual([]);
  });

  it('says how much is missing, if the balance can be read', async () => {
    rise.on(CREATE, no(400, 'INSUFFICIENT_BALANCE'));
    const balances = (balance_cents: number) => ok({ balances: [{ currency: 'USD', balance_cents }] });
    rise.on('GET /v2/balance', balances(12_000), balances(99_999), no(403));
    const rejections = [rejection(await prepare()), rejection(await prepare()), rejection(await prepare())];
    expect(rejections).toMatchObject([{ shortfallMinor: 445n }, {}, {}]);
    for (const one of rejections.slice(1)) expect(one).not.toHaveProperty('shortfallMinor');
  });
});
