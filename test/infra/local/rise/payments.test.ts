import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { User } from '../../../../infra/local/rise/teams/user.ts';
import { SandboxClient, type ToSign } from './sandbox-client.ts';

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
  { nanoid: ann.nanoid, cents: 12_345, marker: 'marker-ann' },
  { nanoid: ben.nanoid, cents: 100, marker: 'marker-ben' },
];
const transactionOf = (data: unknown) => z.object({ transaction: z.string() }).parse(data).transaction;
const refusal = (status: number, error_code: string) => ({ status, success: false, error_code });

const create = (body: unknown) => rise.call('POST', '/v2/payments', body);

describe('creating payments', () => {
  it('makes typed data of exactly the request, in token units, in another order', async () => {
    const { domain, typed_data, primary_type, types } = await rise.typedData(rise.paying(both()));
    expect(domain).toMatchObject({ name: 'RiseAccountForwarder', version: '1.0.0', chainId: 421_614 });
    expect(domain.verifyingContract.toLowerCase()).toBe(rise.setting('RISE_VERIFYING_CONTRACT'));
    expect(primary_type).toBe('CreatePaymentsForwardRequest');
    expect(Object.keys(types)).toEqual(['CreatePaymentsForwardRequest', 'RisePaymentsRequest', 'RisePayment']);
    expect(typed_data.data.payments.map(({ recipient, amount }) => [recipient.toLowerCase(), amount])).toEqual([
      [ben.riseAccount, '1000000'],
      [ann.riseAccount, '123450000'],
    ]);
    expect(Number(typed_data.expires) * 1_000).toBe(rise.clock.ms + 600_000);
  });

  it('moves nothing and shows nothing', async () => {
    const { balanceCents } = await rise.books();
    await rise.typedData(rise.paying(both()));
    expect(await rise.list()).toEqual([]);
    expect(await rise.books()).toEqual({ movements: [], balanceCents });
  });

  it('pays the rise id instead, if the sandbox was told so', async () => {
    await rise.tell('PATCH', '/behaviour', { recipientIs: 'riseid' });
    const { typed_data } = await rise.typedData(rise.paying(both()));
    expect(typed_data.data.payments[1]?.recipient.toLowerCase()).toBe(ann.riseid);
  });

  it.each<[string, (request: ReturnType<SandboxClient['paying']>) => object]>([
    ['a field that Rise does not know', (request) => ({ ...request, note: 'ours' })],
    ['no payee', (request) => ({ ...request, to: [] })],
    ['less than a dollar', (request) => ({ ...request, to: [{ to: ann.nanoid, amount_cents: 99 }] })],
    ['more than the most', (request) => ({ ...request, to: [{ to: ann.nanoid, amount_cents: 10_000_000_001 }] })],
    ['a part of a cent', (request) => ({ ...request, to: [{ to: ann.nanoid, amount_cents: 100.5 }] })],
    ['an amount as text', (request) => ({ ...request, to: [{ to: ann.nanoid, amount_cents: '100' }] })],
    ['euros', (request) => ({ ...request, to: [{ to: ann.nanoid, amount_cents: 100, currency_symbol: 'EUR' }] })],
    ['an id of another length', (request) => ({ ...request, to: [{ to: `${ann.nanoid}0`, amount_cents: 100 }] })],
    ['an address for an id', (request) => ({ ...request, to: [{ to: ann.riseid, amount_cents: 100 }] })],
    ['a field of ours in an entry', (request) => ({ ...request, to: [{ to: ann.nanoid, amount_cents: 100, id: 1 }] })],
    [
      'a description that is too long',
      (request) => ({
        ...request,
        to: [{ to: ann.nanoid, amount_cents: 100, invoice_description: 'x'.repeat(5_001) }],
      }),
    ],
    ['another network', (request) => ({ ...request, network: 'bitcoin' })],
    ['no pay_now', ({ pay_now: _, ...request }) => request],
  ])('is refused with %s', async (_, change) => {
    expect(await create(change(rise.paying(both())))).toMatchObject({
      status: 400,
      success: false,
      zod: expect.any(Array),
    });
  });

  it('is refused when the body is not JSON', async () => {
    expect(await create('{')).toMatchObject({ status: 400, success: false, data: 'The body is not JSON' });
  });

  it('is refused for somebody who is not there, or has no address yet', async () => {
    const [gone, initial] = await rise.addUsers('gone', 'initial');
    for (const nanoid of [gone?.nanoid ?? '', initial?.nanoid ?? '', 'us-nobody000000']) {
      expect(await create(rise.paying([...both(), { nanoid, cents: 100 }]))).toMatchObject(
        refusal(400, 'INVALID_RECIPIENT'),
      );
    }
  });

  it('is refused to a role that cannot pay, and for another team', async () => {
    const request = rise.paying(both());
    expect(await create({ ...request, from: 'te-other0000000' })).toMatchObject(
      refusal(403, 'TEAM_ROLE_SETTINGS_NOT_FOUND'),
    );
    await rise.logInAs('viewer');
    expect(await create(request)).toMatchObject(refusal(403, 'TEAM_ROLE_SETTINGS_NOT_FOUND'));
    await rise.logInAs('finance-admin');
    expect(await create(request)).toMatchObject({ status: 200 });
  });

  it('can be made to demand headers that a server cannot have', async () => {
    await rise.tell('PATCH', '/behaviour', { requiredHeaders: ['x-recaptcha-token'] });
    expect(await create(rise.paying(both()))).toMatchObject({
      status: 400,
      data: 'Missing headers: x-recaptcha-token',
    });
  });
});

describe('executing payments', () => {
  it('accepts what was signed, sets the money aside, and pays later', async () => {
    const before = (await rise.books()).balanceCents;
    const request = rise.paying(both());
    const toSign = await rise.typedData(request);
    const answer = await rise.put(await rise.signed(request, toSign));
    expect(answer).toMatchObject({
      status: 200,
      success: true,
      data: { transaction: expect.stringMatching(/^tx-.{12}$/), payments: toSign.typed_data.data.payments },
    });
    expect((await rise.list()).map(({ payment }) => payment.state)).toEqual(['Scheduled', 'Scheduled']);
    expect(await rise.books()).toEqual({ movements: [], balanceCents: before - 12_445 });

    rise.clock.ms += 1_000;
    const items = await rise.list();
    expect(items.map(({ payment }) => payment.state)).toEqual(['Complete', 'Complete']);
    expect(await rise.books()).toMatchObject({
      movements: [
        { direction: 'out', payee: ben.nanoid, amountCents: 100, tokenUnits: '1000000', description: 'marker-ben' },
        { direction: 'out', payee: ann.nanoid, amountCents: 12_345, description: 'marker-ann' },
      ],
      balanceCents: before - 12_445,
    });
  });

  it('shows in the list under the ids that were signed, with the marker and the transactions', async () => {
    const request = rise.paying(both());
    const toSign = await rise.typedData(request);
    const { data } = await rise.put(await rise.signed(request, toSign));
    rise.clock.ms += 1_000;
    const [signed] = toSign.typed_data.data.payments;
    expect((await rise.list())[0]).toMatchObject({
      recipient: { nanoid: ben.nanoid },
      payer: { nanoid: rise.team },
      invoice: { invoice_description: 'marker-ben', invoice_status: 'closed', amount_cents: 100 },
      payment: {
        nanoid: expect.stringMatching(/^pa-/),
        onchain_id: signed?.id,
        token_amount: '1000000',
        amount_cents: 100,
        creation_transaction: transactionOf(data),
        process_transaction: expect.stringMatching(/^tx-/),
      },
    });
  });

  it('waits for the delay of the team', async () => {
    await rise.tell('PATCH', '/behaviour', { paymentDelayMinutes: 2_880 });
    await rise.pay(both());
    rise.clock.ms += 172_800_000;
    await rise.logIn();
    expect((await rise.list({ state: 'scheduled', start_date: '2026-11-26' })).length).toBe(2);
    rise.clock.ms += 1_000;
    expect((await rise.list({ state: 'complete', start_date: '2026-11-26' })).length).toBe(2);
  });

  it('does not pay an intent, which waits for a person', async () => {
    const request = { ...rise.paying(both()), pay_now: false };
    await rise.put(await rise.signed(request, await rise.typedData(request)));
    rise.clock.ms += 86_000_000;
    expect((await rise.list({ state: 'intent' })).length).toBe(2);
    expect((await rise.books()).movements).toEqual([]);
  });

  it('takes the description that comes with the signature', async () => {
    const request = rise.paying(both());
    const body = await rise.signed(request, await rise.typedData(request));
    const to = body.to.map((one) => ({ ...one, invoice_description: `new ${one.invoice_description}` }));
    await rise.put({ ...body, to });
    expect((await rise.list()).map(({ invoice }) => invoice.invoice_description)).toEqual([
      'new marker-ben',
      'new marker-ann',
    ]);
  });

  const stranger = privateKeyToAccount(generatePrivateKey());
  type Request = ReturnType<SandboxClient['paying']>;
  type Signed = Awaited<ReturnType<typeof rise.signed<Request>>>;
  const withPayment = (toSign: ToSign, change: object): ToSign => {
    const [first, ...rest] = toSign.typed_data.data.payments;
    if (first === undefined) throw new Error('Nothing to change');
    return { ...toSign, typed_data: { ...toSign.typed_data, data: { payments: [{ ...first, ...change }, ...rest] } } };
  };

  it.each<[string, (request: Request, toSign: ToSign) => Promise<object>]>([
    [
      'the signature of another key',
      async (request, toSign) => ({
        ...(await rise.signed(request, toSign, stranger)),
        signer: rise.account.address,
      }),
    ],
    ['another signer', (request, toSign) => rise.signed(request, toSign, stranger)],
    ['another amount, signed', (request, toSign) => rise.signed(request, withPayment(toSign, { amount: '9000000' }))],
    [
      'another recipient, signed',
      (request, toSign) => rise.signed(request, withPayment(toSign, { recipient: ann.riseid })),
    ],
    [
      'another salt, signed',
      (request, toSign) => rise.signed(request, { ...toSign, typed_data: { ...toSign.typed_data, salt: '1' } }),
    ],
    [
      'a later expiry, signed',
      (request, toSign) =>
        rise.signed(request, { ...toSign, typed_data: { ...toSign.typed_data, expires: '1999999999' } }),
    ],
    [
      'another chain, signed',
      (request, toSign) => rise.signed(request, { ...toSign, domain: { ...toSign.domain, chainId: 42_161 } }),
    ],
    [
      'another amount than was signed',
      async (request, toSign) => ({
        ...(await rise.signed(request, toSign)),
        typed_data: withPayment(toSign, { amount: '9000000' }).typed_data,
      }),
    ],
    [
      'another amount for the payee than was signed',
      async (request, toSign) => ({
        ...(await rise.signed(request, toSign)),
        to: request.to.map((one) => ({ ...one, amount_cents: 200 })),
      }),
    ],
    [
      'other payees than were signed',
      async (request, toSign) => ({
        ...(await rise.signed(request, toSign)),
        to: [{ to: ann.nanoid, amount_cents: 100 }],
      }),
    ],
  ])('refuses %s', async (_, change) => {
    const request = rise.paying(both());
    const body = await change(request, await rise.typedData(request));
    expect(await rise.put(body)).toMatchObject(refusal(400, 'INVALID_SIGNATURE'));
    expect(await rise.list()).toEqual([]);
  });

  it.each<[string, (body: Signed) => object]>([
    ['a field that Rise does not know', (body) => ({ ...body, reference: 'ours' })],
    ['a field in the typed data', (body) => ({ ...body, typed_data: { ...body.typed_data, note: 1 } })],
    ['no signature', ({ signature: _, ...body }) => body],
    ['a signature that is too short', (body) => ({ ...body, signature: '0x00' })],
    ['the payees left out', ({ to: _, ...body }) => body],
  ])('refuses %s as a bad request', async (_, change) => {
    const request = rise.paying(both());
    const body = await rise.signed(request, await rise.typedData(request));
    expect(await rise.put(change(body))).toMatchObject({ status: 400, zod: expect.any(Array) });
  });

  it('refuses a wallet that lost its role meanwhile', async () => {
    const request = rise.paying(both());
    const body = await rise.signed(request, await rise.typedData(request));
    const signer = (await rise.users()).find(({ riseid }) => riseid === rise.setting('RISE_RISEID'));
    await rise.tell('PATCH', `/users/${signer?.nanoid}`, { role: 'team_viewer' });
    expect(await rise.put(body)).toMatchObject(refusal(403, 'TEAM_ROLE_SETTINGS_NOT_FOUND'));
  });

  it('refuses without the headers that it demands', async () => {
    const request = rise.paying(both());
    const body = await rise.signed(request, await rise.typedData(request));
    await rise.tell('PATCH', '/behaviour', { requiredHeaders: ['X-Recaptcha-Token'] });
    expect(await rise.put(body)).toMatchObject({ status: 400, data: 'Missing headers: x-recaptcha-token' });
  });

  it.each(['riseAccount', 'riseid'] as const)('refuses a payee whose %s changed since it was signed', async (field) => {
    await rise.tell('PATCH', '/behaviour', { recipientIs: field === 'riseid' ? 'riseid' : 'rise_account' });
    const request = rise.paying(both());
    const body = await rise.signed(request, await rise.typedData(request));
    await rise.tell('PATCH', `/users/${ann.nanoid}`, { [field]: `0x${'ab'.repeat(20)}` });
    expect(await rise.put(body)).toMatchObject(refusal(400, 'INVALID_RECIPIENT'));
    expect(await rise.list()).toEqual([]);
  });

  it('refuses what has expired', async () => {
    const request = rise.paying(both());
    const body = await rise.signed(request, await rise.typedData(request));
    rise.clock.ms += 600_000;
    expect(await rise.put(body)).toMatchObject(refusal(400, 'EXPIRED_TYPED_DATA'));
  });

  it('refuses all when there is a cent too little, and takes it when there is enough', async () => {
    await rise.tell('PUT', '/balance', { cents: 12_444 });
    expect(await rise.pay(both())).toMatchObject(refusal(400, 'INSUFFICIENT_BALANCE'));
    expect(await rise.list()).toEqual([]);
    await rise.tell('PUT', '/balance', { cents: 12_445 });
    expect(await rise.pay(both())).toMatchObject({ status: 200 });
    expect(await rise.pay([{ nanoid: ann.nanoid, cents: 100 }])).toMatchObject(refusal(400, 'INSUFFICIENT_BALANCE'));
  });

  it.each([
    'details',
    'submitted',
    'rejected',
    'approved-only',
    'onboarded-text-false',
    'contracts-unsigned',
    'suspended',
    'leaving',
    'admin',
  ] as const)('refuses all, without saying who, when one is %s', async (state) => {
    const [bad] = await rise.addUsers(state);
    const answer = await rise.pay([...both(), { nanoid: bad?.nanoid ?? '', cents: 100 }]);
    expect(answer).toMatchObject(refusal(400, 'INVALID_RECIPIENT'));
    expect(JSON.stringify(answer)).not.toContain(bad?.nanoid);
    expect(await rise.list()).toEqual([]);
  });

  it.each(['employee', 'onboarded-1', 'onboarded-text-true'] as const)('pays one who is %s', async (state) => {
    const [good] = await rise.addUsers(state);
    expect(await rise.pay([{ nanoid: good?.nanoid ?? '', cents: 100 }])).toMatchObject({ status: 200 });
  });
});

describe('the same PUT again', () => {
  const twice = async () => {
    const request = rise.paying(both());
    const body = await rise.signed(request, await rise.typedData(request));
    const answers = [await rise.put(body), await rise.put(body)];
    rise.clock.ms += 1_000;
    return { answers, body, paid: (await rise.books()).movements.length };
  };

  it('is refused, as its salt is used', async () => {
    const { answers, paid } = await twice();
    expect(answers[1]).toMatchObject(refusal(400, 'INVALID_SIGNATURE'));
    expect(paid).toBe(2);
  });

  it('is refused even if both come at the same time', async () => {
    const request = rise.paying(both());
    const body = await rise.signed(request, await rise.typedData(request));
    const statuses = (await Promise.all([rise.put(body), rise.put(body)])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 400]);
    expect(await rise.list()).toHaveLength(2);
  });

  it('gets the same answer, if the sandbox was told so, but not with other descriptions', async () => {
    await rise.tell('PATCH', '/behaviour', { repeatedPut: 'idempotent' });
    const { answers, body, paid } = await twice();
    expect(answers[1]?.data).toEqual(answers[0]?.data);
    expect(paid).toBe(2);
    const to = body.to.map((one) => ({ ...one, invoice_description: 'another' }));
    expect(await rise.put({ ...body, to })).toMatchObject(refusal(400, 'INVALID_SIGNATURE'));
  });

  it('pays again, if the sandbox was told so', async () => {
    await rise.tell('PATCH', '/behaviour', { repeatedPut: 'executed' });
    const { answers, paid } = await twice();
    expect(answers[1]).toMatchObject({ status: 200 });
    expect(paid).toBe(4);
  });
});

describe('the list of payments', () => {
  it('needs its five parameters', async () => {
    const query = {
      team_nanoid: rise.team,
      state: 'all',
      start_date: '2026-11-25',
      end_date: '2026-11-28',
      query_type: 'payable',
    };
    const ask = (one: Record<string, string>) => rise.call('GET', `/v2/payments?${new URLSearchParams(one)}`);
    expect(await ask(query)).toMatchObject({ status: 200 });
    for (const name of Object.keys(query)) {
      const rest = Object.entries(query).filter(([one]) => one !== name);
      expect(await ask(Object.fromEntries(rest))).toMatchObject({ status: 400, success: false });
    }
    expect(await ask({ ...query, state: 'removed' })).toMatchObject({ status: 400 });
    expect(await ask({ ...query, team_nanoid: 'te-other0000000' })).toMatchObject({ status: 404 });
  });

  it('is hidden from a role that may not see it', async () => {
    await rise.logInAs('ready');
    await expect(rise.list()).rejects.toThrow();
    expect(await rise.call('GET', `/v2/balance?nanoid=${rise.team}`)).toMatchObject({ status: 403 });
    await rise.logInAs('viewer');
    expect(await rise.list()).toEqual([]);
  });

  it('takes a bare date as its midnight, so that one that ends today hides today', async () => {
    await rise.pay(both());
    expect(await rise.list({ end_date: '2026-11-26' })).toEqual([]);
    expect(await rise.list({ end_date: '2026-11-27' })).toHaveLength(2);
    expect(await rise.list({ start_date: '2026-11-26' })).toHaveLength(2);
  });

  it('filters by recipient, and has nothing that others pay to the team', async () => {
    await rise.pay(both());
    expect((await rise.list({ recipient: ann.nanoid })).map(({ recipient }) => recipient.nanoid)).toEqual([ann.nanoid]);
    expect(await rise.list({ query_type: 'receivable' })).toEqual([]);
  });

  it('shows what was accepted only after a while, if the sandbox was told so', async () => {
    await rise.tell('PATCH', '/behaviour', { listLagMs: 5_000 });
    await rise.pay(both());
    rise.clock.ms += 4_999;
    expect(await rise.list()).toEqual([]);
    rise.clock.ms += 1;
    expect(await rise.list()).toHaveLength(2);
  });
});

describe('after a restart', () => {
  const restarted = async () => {
    await rise.sandbox.stop();
    rise = await SandboxClient.start({ dataDir: rise.dataDir }, rise.clock);
    await rise.logIn();
  };

  it('the sandbox has its users, its books, its keys and its settings', async () => {
    await rise.tell('PATCH', '/behaviour', { chainDelayMs: 0, listOmitsRemoved: true });
    await rise.pay(both());
    const before = { users: await rise.users(), books: await rise.books(), items: await rise.list() };
    const { settings } = rise.sandbox;
    await restarted();
    expect({ users: await rise.users(), books: await rise.books(), items: await rise.list() }).toEqual(before);
    expect(before.books.movements).toHaveLength(2);
    expect(rise.sandbox.settings).toEqual({ ...settings, RISE_API_BASE_URL: rise.sandbox.url });
    expect(await rise.tell('GET', '/behaviour')).toMatchObject({ chainDelayMs: 0, listOmitsRemoved: true });
  });

  it('what was given out to be signed is accepted, once', async () => {
    const request = rise.paying(both());
    const body = await rise.signed(request, await rise.typedData(request));
    await restarted();
    expect(await rise.put(body)).toMatchObject({ status: 200 });
    await restarted();
    expect(await rise.put(body)).toMatchObject({ status: 400 });
    expect(await rise.list()).toHaveLength(2);
  });
});
