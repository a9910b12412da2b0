import { isAddress } from 'viem';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { ALTERATIONS } from '../../../../infra/local/rise/faults/fault.ts';
import type { User } from '../../../../infra/local/rise/teams/user.ts';
import { addressSchema } from '../../../../infra/local/rise/wire/ids.ts';
import { SandboxClient } from './sandbox-client.ts';

let rise: SandboxClient;
let ann: User;
let ben: User;
beforeEach(async () => {
  rise = await SandboxClient.start({ behaviour: { chainDelayMs: 1_000 } });
  await rise.logIn();
  const [first, second] = await rise.addUsers('ready', 'ready');
  if (first === undefined || second === undefined) throw new Error('No users were added');
  [ann, ben] = [first, second];
});
afterEach(() => rise.sandbox.stop());

const both = () => [
  { nanoid: ann.nanoid, cents: 12_300 },
  { nanoid: ben.nanoid, cents: 500 },
];
const teams = () => rise.raw('GET', '/v2/user/teams');
/** A PUT that may be lost; what is known of it. */
const tryToPay = async (): Promise<number | 'lost'> => {
  const request = rise.paying(both());
  const body = await rise.signed(request, await rise.typedData(request));
  return rise.raw('PUT', '/v2/payments', body).then(
    ({ status }) => status,
    () => 'lost',
  );
};
const accepted = async () => (await rise.list()).length;

describe('a fault', () => {
  it('happens as often as it was told to, is counted, and then all is well', async () => {
    await rise.fault({ fault: 'server-error', on: 'user.teams', when: 'before', status: 503, times: 2 });
    const statuses = [(await teams()).status, (await teams()).status, (await teams()).status];
    expect(statuses).toEqual([503, 503, 200]);
    expect(await rise.happened()).toEqual([2]);
  });

  it('happens until it is cleared', async () => {
    await rise.fault({ fault: 'server-error', on: 'user.teams', when: 'before', status: 500 });
    for (const _ of [1, 2, 3]) expect((await teams()).status).toBe(500);
    await rise.tell('DELETE', '/faults');
    expect((await teams()).status).toBe(200);
    expect(await rise.happened()).toEqual([]);
  });

  it('can be cleared alone', async () => {
    await rise.fault({ fault: 'server-error', on: 'balance', when: 'before', status: 500 });
    const set = await rise.tell('POST', '/faults', { fault: 'unauthorized', on: 'user.teams' });
    await rise.tell('DELETE', `/faults/${z.object({ id: z.string() }).parse(set).id}`);
    expect((await teams()).status).toBe(200);
    expect((await rise.raw('GET', `/v2/balance?nanoid=${rise.team}`)).status).toBe(500);
    await expect(rise.tell('DELETE', '/faults/nothing')).rejects.toThrow('404');
  });

  it('happens only where the payee is concerned', async () => {
    await rise.fault({ fault: 'server-error', on: 'payments.create', when: 'before', status: 500, payee: ann.nanoid });
    await rise.fault({ fault: 'server-error', on: 'member.summary', when: 'before', status: 500, payee: ann.nanoid });
    const create = (user: User) => rise.raw('POST', '/v2/payments', rise.paying([{ nanoid: user.nanoid, cents: 100 }]));
    const summary = (user: User) => rise.raw('GET', `/v2/teams/${rise.team}/member/${user.nanoid}/summary`);
    expect([(await create(ann)).status, (await create(ben)).status]).toEqual([500, 200]);
    expect([(await summary(ann)).status, (await summary(ben)).status]).toEqual([500, 200]);
  });

  it('is still there after a restart', async () => {
    await rise.fault({ fault: 'server-error', on: 'user.teams', when: 'before', status: 500, times: 2 });
    await teams();
    await rise.sandbox.stop();
    rise = await SandboxClient.start({ dataDir: rise.dataDir }, rise.clock);
    await rise.logIn();
    expect([(await teams()).status, (await teams()).status]).toEqual([500, 200]);
  });

  it.each([
    { fault: 'nonsense' },
    { fault: 'lost', on: 'user.teams' },
    { fault: 'lost', on: 'nothing', when: 'before' },
    { fault: 'typed-data', altered: 'nothing' },
    { fault: 'server-error', on: 'balance', when: 'before', status: 400 },
    { fault: 'unauthorized', on: 'balance', times: 0 },
  ])('is not taken as %o', async (fault) => {
    await expect(rise.fault(fault)).rejects.toThrow('422');
  });
});

describe('on the wire', () => {
  it('an answer is lost before anything is done, or after', async () => {
    await rise.fault({ fault: 'lost', on: 'payments.execute', when: 'before', times: 1 });
    await rise.fault({ fault: 'lost', on: 'payments.execute', when: 'after', times: 1 });
    expect(await tryToPay()).toBe('lost');
    expect(await accepted()).toBe(0);
    expect(await tryToPay()).toBe('lost');
    expect(await accepted()).toBe(2);
  });

  it.each([
    ['payments.create', 'POST', '/v2/payments'],
    ['payments.list', 'GET', '/v2/payments'],
    ['auth.siwe', 'GET', '/v2/auth/siwe'],
    ['auth.verify', 'POST', '/v2/auth/verify'],
    ['balance', 'GET', '/v2/balance'],
  ])('%s can be lost', async (on, method, path) => {
    await rise.fault({ fault: 'lost', on, when: 'after', times: 1 });
    const call = () => rise.raw(method, path, method === 'POST' ? {} : undefined);
    await expect(call()).rejects.toThrow();
    expect((await call()).status).toBe(400);
  });

  it.each(['before', 'after'])('an error of the server comes %s the request is carried out', async (when) => {
    await rise.fault({ fault: 'server-error', on: 'payments.execute', when, status: 502, times: 1 });
    expect(await tryToPay()).toBe(502);
    expect(await accepted()).toBe(when === 'after' ? 2 : 0);
  });

  it.each(['before', 'after'])('a page that is no JSON comes %s the request is carried out', async (when) => {
    await rise.fault({ fault: 'not-json', on: 'payments.execute', when, status: 200, times: 1 });
    expect(await tryToPay()).toBe(200);
    expect(await accepted()).toBe(when === 'after' ? 2 : 0);
    await rise.fault({ fault: 'not-json', on: 'user.teams', when: 'before', status: 200 });
    expect(await (await teams()).text()).toContain('<html>');
  });

  it('an answer of status 200 says that it was no success', async () => {
    await rise.fault({ fault: 'no-success', on: 'payments.execute', when: 'after', times: 1 });
    expect(await rise.pay(both())).toMatchObject({ status: 200, success: false });
    expect(await accepted()).toBe(2);
  });

  it('a success has nothing in it', async () => {
    await rise.fault({ fault: 'empty-data', on: 'payments.execute', when: 'after', times: 1 });
    expect(await rise.pay(both())).toMatchObject({ status: 200, success: true, data: {} });
    expect(await accepted()).toBe(2);
  });

  it('too many calls are refused, with or without a time to wait', async () => {
    await rise.fault({ fault: 'rate-limited', on: 'user.teams', times: 1 });
    await rise.fault({ fault: 'rate-limited', on: 'user.teams', retryAfter: '7', times: 1 });
    const waits = [await teams(), await teams()].map(({ status, headers }) => [status, headers.get('retry-after')]);
    expect(waits).toEqual([
      [429, null],
      [429, '7'],
    ]);
  });

  it('a token is refused although it is good', async () => {
    await rise.fault({ fault: 'unauthorized', on: 'payments.execute', times: 1 });
    expect(await rise.pay(both())).toMatchObject({ status: 401, success: false });
    expect(await accepted()).toBe(0);
  });

  it('a request is refused with any code, as code or as text', async () => {
    const refused = { fault: 'refused', on: 'payments.execute', status: 400, times: 1 };
    await rise.fault({ ...refused, code: 'INSUFFICIENT_BALANCE' });
    await rise.fault({ ...refused, code: 'EXPIRED_DEADLINE', codeAsText: true });
    expect(await rise.pay(both())).toMatchObject({ status: 400, error_code: 'INSUFFICIENT_BALANCE' });
    const asText = await rise.pay(both());
    expect(asText).toMatchObject({ status: 400, data: 'EXPIRED_DEADLINE' });
    expect(asText).not.toHaveProperty('error_code');
  });

  it('a request that its sender gave up is carried out late', async () => {
    await rise.fault({ fault: 'slow', on: 'payments.execute', when: 'before', ms: 300, times: 1 });
    const request = rise.paying(both());
    const body = await rise.signed(request, await rise.typedData(request));
    const givenUp = fetch(`${rise.sandbox.url}/v2/payments`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${rise.token}` },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(100),
    });
    await expect(givenUp).rejects.toThrow();
    await vi.waitUntil(async () => (await accepted()) === 2, { timeout: 30_000 });
  });

  it('an answer is slow after the request was carried out', async () => {
    await rise.fault({ fault: 'slow', on: 'payments.execute', when: 'after', ms: 200, times: 1 });
    expect(await tryToPay()).toBe(200);
    expect(await accepted()).toBe(2);
  });

  it('a slow answer does not keep the sandbox from stopping', async () => {
    await rise.fault({ fault: 'slow', on: 'user.teams', when: 'before', ms: 3_600_000 });
    const lost = expect(teams()).rejects.toThrow();
    await vi.waitUntil(async () => (await rise.happened())[0] === 1);
    await rise.sandbox.stop();
    await lost;
    rise = await SandboxClient.start({ dataDir: rise.dataDir }, rise.clock);
  });

  it('every call is counted, with what it got', async () => {
    await rise.fault({ fault: 'lost', on: 'user.teams', when: 'after', times: 1 });
    await expect(teams()).rejects.toThrow();
    await teams();
    expect(await rise.tell('GET', '/calls')).toMatchObject({
      calls: [
        { operation: 'auth.siwe', status: 200, fault: null },
        { operation: 'auth.verify', status: 200, fault: null },
        { operation: 'user.teams', status: null, fault: 'lost' },
        { operation: 'user.teams', status: 200, fault: null },
      ],
    });
  });
});

describe('typed data', () => {
  /** The typed data that is given out. What differs each time is replaced: addresses by names, moments by seconds from now. */
  const given = async () => {
    const { domain, types, primary_type, typed_data } = await rise.typedData(rise.paying(both()));
    const seconds = rise.clock.ms / 1_000;
    const names = new Map([
      [ann.riseAccount, 'ann'],
      [ben.riseAccount, 'ben'],
    ]);
    const entries = typed_data.data.payments.map(({ recipient, amount, token, payAtTime }) => [
      names.get(addressSchema.parse(recipient.toLowerCase())) ?? 'stranger',
      amount,
      String(token).toLowerCase() === rise.setting('RISE_TOKEN_ADDRESS'),
      Number(payAtTime) - seconds,
    ]);
    return {
      name: domain.name,
      chainId: domain.chainId,
      isOurContract: domain.verifyingContract.toLowerCase() === rise.setting('RISE_VERIFYING_CONTRACT'),
      types: Object.entries(types).map(([name, fields]) => `${name} ${fields.length}`),
      primary_type,
      ahead: Number(typed_data.expires) - seconds,
      entries,
    };
  };
  const ANN = ['ann', '123000000', true, 0];
  const BEN = ['ben', '5000000', true, 0];

  it.each<[(typeof ALTERATIONS)[number], object]>([
    ['amount', { entries: [['ben', '50000000', true, 0], ANN] }],
    [
      'amounts-swapped',
      {
        entries: [
          ['ben', '123000000', true, 0],
          ['ann', '5000000', true, 0],
        ],
      },
    ],
    ['recipient', { entries: [['stranger', '5000000', true, 0], ANN] }],
    ['one-too-many', { entries: [BEN, ['stranger', '5000000', true, 0], ANN] }],
    ['one-twice', { entries: [BEN, BEN, ANN] }],
    ['one-missing', { entries: [ANN] }],
    ['token', { entries: [['ben', '5000000', false, 0], ANN] }],
    ['chain', { chainId: 421_615 }],
    ['contract', { isOurContract: false }],
    ['domain-name', { name: 'RiseOtherForwarder' }],
    [
      'primary-type',
      {
        primary_type: 'SetRolesForwardRequest',
        types: ['SetRolesForwardRequest 5', 'RisePaymentsRequest 1', 'RisePayment 9'],
      },
    ],
    ['type-without-amount', { types: ['CreatePaymentsForwardRequest 5', 'RisePaymentsRequest 1', 'RisePayment 8'] }],
    [
      'one-type-more',
      { types: ['CreatePaymentsForwardRequest 5', 'RisePaymentsRequest 1', 'RisePayment 9', 'RiseNote 1'] },
    ],
    ['expires-far-ahead', { ahead: 600 + 172_800 }],
    ['expired', { ahead: 600 - 86_400 }],
    ['pays-late', { entries: [['ben', '5000000', true, 2_592_000], ANN] }],
    // Changes only how addresses are written, which the next test looks at.
    ['address-case', {}],
  ])('is altered: %s', async (altered, changes) => {
    const before = await given();
    expect(before.entries).toEqual([BEN, ANN]);
    await rise.fault({ fault: 'typed-data', altered, times: 1 });
    expect(await given()).toEqual({ ...before, ...changes });
    expect(await rise.happened()).toEqual([1]);
    expect(await given()).toEqual(before);
  });

  it('has addresses without a right checksum, which libraries refuse', async () => {
    const recipientsAreChecksums = async () =>
      (await rise.typedData(rise.paying(both()))).typed_data.data.payments.map(({ recipient }) => isAddress(recipient));
    expect(await recipientsAreChecksums()).toEqual([true, true]);
    await rise.fault({ fault: 'typed-data', altered: 'address-case' });
    expect(await recipientsAreChecksums()).toEqual([false, false]);
  });

  it('is altered in the entry of the payee that the fault is set for', async () => {
    await rise.fault({ fault: 'typed-data', altered: 'amount', payee: ann.nanoid });
    expect((await given()).entries).toEqual([BEN, ['ann', '1230000000', true, 0]]);
  });

  it('is paid as it was signed, so that the books show who signs unread', async () => {
    await rise.fault({ fault: 'typed-data', altered: 'recipient', payee: ann.nanoid, times: 1 });
    expect(await rise.pay(both())).toMatchObject({ status: 200 });
    rise.clock.ms += 1_000;
    expect((await rise.books()).movements).toMatchObject([
      { payee: ben.nanoid, amountCents: 500 },
      { payee: null, amountCents: 12_300, description: null },
    ]);
  });

  it.each(ALTERATIONS.filter((one) => one !== 'expired'))(
    'that is signed as it came is accepted: %s',
    async (altered) => {
      await rise.fault({ fault: 'typed-data', altered, times: 1 });
      expect(await rise.pay(both())).toMatchObject({ status: 200 });
    },
  );
});

describe('what becomes of a payment', () => {
  const states = async () =>
    (await rise.list()).map(({ recipient, payment }) => [
      recipient.nanoid === ann.nanoid ? 'ann' : 'ben',
      payment.state,
    ]);

  it('is removal instead of execution, and the money is back', async () => {
    const { balanceCents } = await rise.books();
    await rise.fault({ fault: 'fate', fate: 'removed', payee: ann.nanoid });
    await rise.pay(both());
    rise.clock.ms += 1_000;
    expect(await states()).toEqual([
      ['ben', 'Complete'],
      ['ann', 'Removed'],
    ]);
    expect(await rise.books()).toMatchObject({
      movements: [{ payee: ben.nanoid }],
      balanceCents: balanceCents - 500,
    });
  });

  it('is execution, and a return later', async () => {
    const { balanceCents } = await rise.books();
    await rise.fault({ fault: 'fate', fate: 'returned', times: 1 });
    await rise.pay(both());
    rise.clock.ms += 1_000;
    expect(await states()).toEqual([
      ['ben', 'Complete'],
      ['ann', 'Complete'],
    ]);
    rise.clock.ms += 1_000;
    expect(await states()).toEqual([
      ['ben', 'Removed'],
      ['ann', 'Complete'],
    ]);
    expect(await rise.books()).toMatchObject({
      movements: [
        { payee: ben.nanoid, direction: 'out' },
        { payee: ann.nanoid, direction: 'out' },
        { payee: ben.nanoid, direction: 'back' },
      ],
      balanceCents: balanceCents - 12_300,
    });
  });

  it('is nothing, until somebody executes it', async () => {
    await rise.fault({ fault: 'fate', fate: 'stuck' });
    await rise.pay(both());
    rise.clock.ms += 80_000_000;
    expect((await states()).map(([, state]) => state)).toEqual(['Scheduled', 'Scheduled']);
    await rise.tell('POST', '/payments/execute');
    expect((await states()).map(([, state]) => state)).toEqual(['Complete', 'Complete']);
  });

  it('is what it is told by hand: paid before its time, removed, or taken back in each way', async () => {
    await rise.tell('PATCH', '/behaviour', { paymentDelayMinutes: 60 });
    await rise.pay([...both(), { nanoid: ann.nanoid, cents: 100 }]);
    const [third, second, first] = (await rise.list()).map(({ payment }) => payment.nanoid);
    await rise.tell('POST', '/payments/execute', { payments: [first, third] });
    await rise.tell('POST', `/payments/${second}/remove`);
    await rise.tell('POST', `/payments/${first}/return`);
    await rise.tell('POST', `/payments/${third}/return`, { as: 'open_canceled' });
    expect((await rise.list()).map(({ payment, invoice }) => [payment.state, invoice.invoice_status])).toEqual([
      ['Complete', 'open_canceled'],
      ['Removed', 'canceled'],
      ['Removed', 'canceled'],
    ]);
    await expect(rise.tell('POST', `/payments/${first}/return`)).rejects.toThrow('only what is paid');
    await expect(rise.tell('POST', `/payments/${second}/remove`)).rejects.toThrow('only what is not paid');
    await expect(rise.tell('POST', '/payments/pa-nothing00000/remove')).rejects.toThrow('404');
    const { movements, balanceCents } = await rise.books();
    expect(movements.map(({ direction }) => direction)).toEqual(['out', 'out', 'back', 'back']);
    expect(balanceCents).toBe(100_000_000);
  });

  it('is one return, however it came about', async () => {
    await rise.fault({ fault: 'fate', fate: 'returned', times: 1 });
    await rise.pay([{ nanoid: ann.nanoid, cents: 100 }]);
    await rise.tell('POST', '/payments/execute');
    const [item] = await rise.list();
    await rise.tell('POST', `/payments/${item?.payment.nanoid}/return`, { as: 'canceled' });
    rise.clock.ms += 3_600_000;
    expect((await rise.list()).map(({ payment, invoice }) => [payment.state, invoice.invoice_status])).toEqual([
      ['Complete', 'canceled'],
    ]);
    expect((await rise.books()).movements.map(({ direction }) => direction)).toEqual(['out', 'back']);
  });

  it('can be shown as a state that nobody knows', async () => {
    await rise.pay(both());
    const [item] = await rise.list();
    await rise.tell('PATCH', `/payments/${item?.payment.nanoid}`, { shownState: 'Frozen' });
    expect((await states()).map(([, state]) => state)).toEqual(['Frozen', 'Scheduled']);
    rise.clock.ms += 1_000;
    await rise.tell('PATCH', `/payments/${item?.payment.nanoid}`, { shownState: null });
    expect((await states()).map(([, state]) => state)).toEqual(['Complete', 'Complete']);
  });
});

describe('the list of payments', () => {
  it('is told whole over the control routes, whatever it hides', async () => {
    await rise.pay(both());
    await rise.fault({ fault: 'hidden' });
    expect(await rise.tell('GET', '/payments')).toMatchObject({ items: [{ recipient: {} }, { recipient: {} }] });
  });

  it('hides all payments for a while, or those of one payee', async () => {
    await rise.pay(both());
    await rise.fault({ fault: 'hidden', times: 1 });
    expect(await rise.list()).toEqual([]);
    await rise.fault({ fault: 'hidden', payee: ben.nanoid });
    expect((await rise.list()).map(({ recipient }) => recipient.nanoid)).toEqual([ann.nanoid]);
    await rise.tell('DELETE', '/faults');
    expect(await rise.list()).toHaveLength(2);
  });

  it('leaves out what was removed', async () => {
    await rise.fault({ fault: 'fate', fate: 'removed', times: 1 });
    await rise.pay(both());
    rise.clock.ms += 1_000;
    await rise.tell('PATCH', '/behaviour', { listOmitsRemoved: true });
    expect((await rise.list()).map(({ payment }) => payment.state)).toEqual(['Complete']);
  });

  it('has items that another team paid', async () => {
    await rise.pay(both());
    await rise.fault({ fault: 'foreign-items', times: 1 });
    const payers = (await rise.list()).map(
      ({ payer }) => z.object({ nanoid: z.string() }).parse(payer).nanoid === rise.team,
    );
    expect(payers).toEqual([true, true, false, false]);
    expect(await rise.list()).toHaveLength(2);
  });

  it('names the company of a payee who is paid so, without an e-mail address', async () => {
    const [carl] = await rise.addUsers('paid-as-company');
    await rise.pay([{ nanoid: carl?.nanoid ?? '', cents: 100 }]);
    expect((await rise.list())[0]?.recipient).toMatchObject({ nanoid: expect.stringMatching(/^co-/), email: null });
  });
});

describe('a limit of payments in one request', () => {
  it('is kept by create and execute', async () => {
    const request = rise.paying(both());
    const body = await rise.signed(request, await rise.typedData(request));
    await rise.tell('PATCH', '/behaviour', { mostPaymentsPerRequest: 1 });
    expect(await rise.call('POST', '/v2/payments', request)).toMatchObject({ status: 413, success: false });
    expect(await rise.put(body)).toMatchObject({ status: 413, success: false });
    await rise.tell('PATCH', '/behaviour', { mostPaymentsPerRequest: 2 });
    expect(await rise.put(body)).toMatchObject({ status: 200 });
  });
});
