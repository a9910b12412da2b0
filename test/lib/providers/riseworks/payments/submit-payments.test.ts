import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { currency } from '../../../../../lib/domain/shared/currency.ts';
import { attemptIdOf } from '../../../../../lib/domain/shared/ids.ts';
import { addSeconds } from '../../../../../lib/domain/shared/time.ts';
import type { PreparedSubmission } from '../../../../../lib/domain/transactions/attempt.ts';
import type { RiseworksProvider } from '../../../../../lib/providers/riseworks/riseworks-provider.ts';
import { NOW } from '../../../../support/domain.ts';
import { instructionOf, no, ok, onchainIdOf, ScriptedRise, typedDataFor } from '../scripted-rise.ts';

const EXECUTE = 'PUT /v2/payments';
const taken = () => ok({ transaction: 'tx-abcdefghijkl', payments: [] });

describe('submitting to Rise', () => {
  let rise: ScriptedRise;
  let provider: RiseworksProvider;
  let prepared: PreparedSubmission;
  beforeEach(async () => {
    rise = new ScriptedRise().on(
      'POST /v2/payments',
      ok(
        typedDataFor([
          [1, 12_345],
          [2, 100],
        ]),
      ),
    );
    provider = rise.provider();
    const payments = [instructionOf(1, 12_345n), instructionOf(2, 100n)];
    const preparation = await provider.prepare(attemptIdOf(1, 0, 0), currency('USD'), payments, NOW);
    prepared = preparation.kind === 'prepared' ? preparation.prepared : expect.fail(preparation.rejection.message);
    rise.on(EXECUTE, taken());
  });
  const submit = () => provider.submit(prepared, NOW);

  it('sends the request again with what was signed, and nothing else', async () => {
    const { typedData, signature, signer } = JSON.parse(prepared.document);
    await submit();
    const [created] = rise
      .callsOf('POST /v2/payments')
      .map(({ body }) => z.record(z.string(), z.unknown()).parse(body));
    expect(rise.callsOf(EXECUTE).map(({ body }) => body)).toEqual([
      { ...created, signer, signature, typed_data: typedData },
    ]);
  });

  it('is taken, not paid, when Rise says so clearly', async () => {
    const outcomes = [1, 2].map((ordinal) => ({
      transactionId: instructionOf(ordinal, 1n).transactionId,
      outcome: { kind: 'accepted', providerReference: onchainIdOf(ordinal) },
    }));
    expect(await submit()).toEqual({ kind: 'taken', outcomes });
  });

  it.each([
    ['400 INVALID_RECIPIENT', no(400, 'x', { error_code: 'INVALID_RECIPIENT' }), 'bad_recipient'],
    ['404 INVALID_RECIPIENT', no(404, 'x', { error_code: 'INVALID_RECIPIENT' }), 'bad_recipient'],
    ['400 with the code in data', no(400, 'INVALID_RECIPIENT'), 'bad_recipient'],
    ['400 TEAM_ROLE_SETTINGS_NOT_FOUND', no(400, 'TEAM_ROLE_SETTINGS_NOT_FOUND'), 'invalid'],
    ['403', no(403), 'invalid'],
    ['413', no(413), 'invalid'],
  ])("is rejected as a whole by %s in Rise's own JSON", async (_, answer, reason) => {
    rise.on(EXECUTE, answer);
    const submission = await submit();
    expect(submission).toMatchObject({ kind: 'rejected', rejection: { reason } });
    expect(submission.kind === 'rejected' && 'transactionIds' in submission.rejection).toBe(false);
    expect(rise.callsOf(EXECUTE)).toHaveLength(1);
  });

  it.each([
    ['INSUFFICIENT_BALANCE', no(400, 'x', { error_code: 'INSUFFICIENT_BALANCE' })],
    ['INSUFFICIENT_BALANCE in data', no(400, 'INSUFFICIENT_BALANCE')],
    ['INVALID_SIGNATURE', no(400, 'x', { error_code: 'INVALID_SIGNATURE' })],
    ['EXPIRED_TYPED_DATA', no(400, 'x', { error_code: 'EXPIRED_TYPED_DATA' })],
    ['EXPIRED_DEADLINE', no(400, 'EXPIRED_DEADLINE')],
    ['EXPIRED_DATA', no(400, 'EXPIRED_DATA')],
    ['PAYMENT_LIMIT_EXCEEDED', no(400, 'PAYMENT_LIMIT_EXCEEDED')],
    ['403 INVALID_SIGNATURE', no(403, 'x', { error_code: 'INVALID_SIGNATURE' })],
    ['400 and a code nobody knows', no(400, 'x', { error_code: 'SALT_USED' })],
    ['400 without a code', no(400)],
    ['404 without a code', no(404)],
    ['429', no(429)],
    ['429 INVALID_RECIPIENT', no(429, 'INVALID_RECIPIENT')],
  ])('is unknown after %s: it may answer the second delivery of what Rise has taken', async (_, answer) => {
    rise.on(EXECUTE, answer);
    await expect(submit()).rejects.toMatchObject({ name: 'RiseError' });
    expect(rise.callsOf(EXECUTE)).toHaveLength(1);
  });

  it('is rejected as busy, and not sent, while Rise wants no calls', async () => {
    rise.on(EXECUTE, no(429, '', {}, { 'retry-after': '60' }));
    await expect(submit()).rejects.toMatchObject({ code: 'busy' });
    expect(await submit()).toMatchObject({ kind: 'rejected', rejection: { reason: 'busy' } });
    expect(rise.callsOf(EXECUTE)).toHaveLength(1);
  });

  it.each([
    ['200 with success false', Response.json({ success: false, data: { transaction: 'tx-abcdefghijkl' } })],
    ['200 without success', Response.json({ data: { transaction: 'tx-abcdefghijkl' } })],
    ['200 without a transaction', ok({ payments: [] })],
    ['200 with no id of a transaction', ok({ transaction: 'pa-abcdefghijkl' })],
    ['200 and half an answer', new Response('{"success":true,"data":{"transaction":"tx-abc')],
    ['200 and a page', new Response('<html>ok</html>')],
    ['a redirect', new Response('', { status: 308, headers: { location: 'https://elsewhere.example' } })],
    ["400 that is not Rise's", new Response('Bad Request', { status: 400 })],
    ['403 of a firewall', Response.json({ message: 'Forbidden' }, { status: 403 })],
    ['404 page', new Response('<html>', { status: 404 })],
    ["401 that is not Rise's", new Response('', { status: 401 })],
    ['409', no(409)],
    ['422', no(422)],
    ['500', no(500, 'INSUFFICIENT_BALANCE')],
    ['502', new Response('', { status: 502 })],
    ['no answer in time', new DOMException('x', 'TimeoutError')],
    ['a broken connection', new TypeError('fetch failed')],
  ])('is unknown after %s, and not sent again', async (_, answer) => {
    rise.on(EXECUTE, answer);
    await expect(submit()).rejects.toMatchObject({ name: 'RiseError', kind: 'unknown' });
    expect(rise.callsOf(EXECUTE)).toHaveLength(1);
  });

  it('sends the very same once more with a new token when Rise refuses the token', async () => {
    rise.on(EXECUTE, no(401), taken());
    expect(await submit()).toMatchObject({ kind: 'taken' });
    const [first, second, ...more] = rise.callsOf(EXECUTE);
    expect(second?.body).toEqual(first?.body);
    expect(second?.headers.get('authorization')).not.toBe(first?.headers.get('authorization'));
    expect(more).toEqual([]);
  });

  it('is rejected, not unknown, when no new token is to be had after that', async () => {
    rise.on(EXECUTE, no(401)).on('POST /v2/auth/verify', no(500));
    expect(await submit()).toMatchObject({ kind: 'rejected', rejection: { reason: 'busy' } });
    rise.on('POST /v2/auth/verify', no(403));
    expect(await submit()).toMatchObject({ kind: 'rejected', rejection: { reason: 'invalid' } });
  });

  it.each([
    ['500', no(500)],
    ['429', no(429)],
    ['a used salt', no(400, 'INVALID_SIGNATURE')],
  ])('is unknown when the answer to that is %s', async (_, answer) => {
    rise.on(EXECUTE, no(401), answer);
    await expect(submit()).rejects.toMatchObject({ name: 'RiseError' });
  });

  it('is not sent after what was signed has expired', async () => {
    const late = addSeconds(prepared.notAfter, 0.001);
    expect(await provider.submit(prepared, late)).toMatchObject({ kind: 'rejected', rejection: { reason: 'expired' } });
    expect(rise.callsOf(EXECUTE)).toEqual([]);
  });
});
