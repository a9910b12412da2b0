import { inspect } from 'node:util';
import { privateKeyToAccount } from 'viem/accounts';
import { expect, it, vi } from 'vitest';
import { currency } from '../../../../lib/domain/shared/currency.ts';
import { attemptIdOf } from '../../../../lib/domain/shared/ids.ts';
import { NOW } from '../../../support/domain.ts';
import {
  instructionOf,
  LOGIN_KEY,
  memberOf,
  no,
  ok,
  ScriptedRise,
  SIGNING_KEY,
  summaryOf,
  TEAM,
  typedDataFor,
  userOf,
  WEBHOOK_SECRET,
} from './scripted-rise.ts';

/* Nothing secret and nothing about a person gets out of the provider, however Rise answers: not by an answer, not by an
   error, and not by the log. */

const PRIVATE = [
  'Ludmila',
  'Privatova',
  'private.example',
  '+1 555 0100',
  '1970-01-02',
  'Secret Street',
  'Hiddenville',
  '99-1234567',
];
const SECRET = [SIGNING_KEY, LOGIN_KEY, SIGNING_KEY.slice(2), LOGIN_KEY.slice(2), WEBHOOK_SECRET, 'token-1', 'Bearer'];

/** An admin of the team. The address of somebody who is invited to be paid has to be shown, and would be no leak. */
const person = () => ({
  ...memberOf(1, { role: 'team_admin' }),
  ...summaryOf().user,
  company: summaryOf().company,
  tax_id: '99-1234567',
});
const words =
  'Ludmila Privatova, ludmila1@private.example, +1 555 0100, born 1970-01-02, Secret Street 1, Bearer token-1';

/** Answers that carry as much about a person as can be, in every shape that an answer may have. */
const ANSWERS = {
  usual: undefined,
  'a refusal': () => no(400, words, { zod: person(), error_code: words }),
  'a refused token': () => no(401, words),
  'a missing page': () => no(404, words),
  'too many': () => no(429, words, {}, { 'retry-after': words }),
  'a broken server': () => Response.json(person(), { status: 500 }),
  'a page': () => new Response(`<html>${words}</html>`, { status: 502 }),
  'half an answer': () => new Response(`{"success":true,"data":{"email":"${words}"`),
  'a person': () => ok(person()),
  people: () => ok([person()]),
  'people everywhere': () =>
    ok({ users: [person()], items: [person()], balances: [person()], nanoids: [person()], siwe: words, jwt: words }),
  'a broken connection': () => new TypeError(`fetch failed: ${words}`, { cause: new Error(words) }),
} as const;
const CALLS = [
  'GET /v2/auth/siwe',
  'POST /v2/auth/verify',
  'GET /v2/balance',
  `GET /v2/teams/${TEAM}/users`,
  `GET /v2/teams/${TEAM}/member/${userOf(1)}/summary`,
  'GET /v2/invites',
  'POST /v2/invites',
  'POST /v2/payments',
  'PUT /v2/payments',
  'GET /v2/payments',
];

async function everythingSaid(call: string, answer: (() => Response | Error) | undefined): Promise<string> {
  const rise = new ScriptedRise()
    .on('POST /v2/payments', ok(typedDataFor([[1, 12_345]])))
    .on('PUT /v2/payments', ok({ transaction: 'tx-abcdefghijkl' }))
    .on('GET /v2/invites', ok([]))
    .on('POST /v2/invites', ok({ nanoids: ['in-1'] }))
    .on(`GET /v2/teams/${TEAM}/member/${userOf(1)}/summary`, ok(summaryOf()));
  const provider = rise.provider();
  const payments = [instructionOf(1, 12_345n)];
  const attempt = [attemptIdOf(1, 0, 0), currency('USD'), payments, NOW] as const;
  const first = await provider.prepare(...attempt);
  if (first.kind === 'rejected') throw new Error(first.rejection.message);
  if (answer) rise.on(call, answer);
  rise.nowMs += 86_400_000;
  const said = await Promise.allSettled([
    provider.prepare(...attempt),
    provider.submit(first.prepared, NOW),
    provider.lookUp(first.prepared, NOW),
    provider.findByReference([payments[0]?.transactionId ?? expect.fail()], NOW, NOW),
    provider.listPayments({ from: NOW, to: NOW }),
    provider.identify('1', NOW),
    provider.balance(currency('USD')),
    provider.getPayee({ payeeId: instructionOf(1, 1n).payeeId }),
    provider.invite('somebody@else.example'),
    provider.pendingInvites(),
    provider.checkHealth(),
    provider.parseWebhook({ headers: { 'x-rise-signature': words }, body: Buffer.from(words) }, NOW),
  ]);
  return inspect(said, { depth: null, maxStringLength: null, showHidden: true });
}

it.each(CALLS)('nothing secret or personal gets out, whatever comes for %s', async (call) => {
  const logged = (['log', 'info', 'warn', 'error', 'debug'] as const).map((level) => vi.spyOn(console, level));
  for (const [name, answer] of Object.entries(ANSWERS)) {
    const said = await everythingSaid(call, answer);
    expect(
      [...PRIVATE, ...SECRET].filter((text) => said.includes(text)),
      name,
    ).toEqual([]);
  }
  for (const log of logged) expect(log).not.toHaveBeenCalled();
});

it('a signed document holds the address that signed, and not its key', async () => {
  const said = await everythingSaid('', undefined);
  expect(said).toContain(privateKeyToAccount(SIGNING_KEY).address);
});
