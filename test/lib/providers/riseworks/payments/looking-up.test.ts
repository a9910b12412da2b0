import { beforeEach, describe, expect, it } from 'vitest';
import { currency } from '../../../../../lib/domain/shared/currency.ts';
import { attemptIdOf } from '../../../../../lib/domain/shared/ids.ts';
import { addSeconds } from '../../../../../lib/domain/shared/time.ts';
import type { PreparedSubmission } from '../../../../../lib/domain/transactions/attempt.ts';
import type { RiseworksProvider } from '../../../../../lib/providers/riseworks/riseworks-provider.ts';
import { NOW } from '../../../../support/domain.ts';
import { instructionOf, no, ok, onchainIdOf, ScriptedRise, TEAM, typedDataFor, userOf } from '../scripted-rise.ts';

const LIST = 'GET /v2/payments';
const GROUP = '90000000000000000000000000000000001';
const LATER = addSeconds(NOW, 60);
const { transactionId: FIRST } = instructionOf(1, 1n);
const { transactionId: SECOND } = instructionOf(2, 1n);

type Patch = { payment?: object; invoice?: object; recipient?: object; payer?: object };
const itemOf = (ordinal: number, { payment, invoice, recipient, payer }: Patch = {}) => ({
  recipient: {
    nanoid: userOf(ordinal),
    riseid: `0x${'77'.repeat(20)}`,
    names: 'Ludmila Privatova',
    email: 'ludmila@private.example',
    ...recipient,
  },
  payer: { nanoid: TEAM, name: 'Ours', ...payer },
  invoice: {
    nanoid: `iv-${ordinal}`,
    invoice_description: `[payout batch-1.00${ordinal}/0001-0000-0000] Affiliate payout`,
    invoice_status: 'open',
    ...invoice,
  },
  payment: {
    nanoid: `pa-${ordinal}`,
    onchain_id: onchainIdOf(ordinal),
    group_onchain_id: GROUP,
    creation_transaction: 'tx-1',
    process_transaction: null,
    state: 'Complete',
    amount_cents: ordinal === 1 ? 12_345 : 100,
    currency_symbol: 'USD',
    created_at: NOW,
    ...payment,
  },
});

describe('looking up at Rise', () => {
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
    await prepareWith({});
  });
  async function prepareWith(settings: Record<string, string>) {
    provider = rise.provider(settings);
    const payments = [instructionOf(1, 12_345n), instructionOf(2, 100n)];
    const preparation = await provider.prepare(attemptIdOf(1, 0, 0), currency('USD'), payments, NOW);
    prepared = preparation.kind === 'prepared' ? preparation.prepared : expect.fail(preparation.rejection.message);
  }
  const lookUp = (...items: object[]) => {
    rise.on(LIST, ok({ items }));
    return provider.lookUp(prepared, LATER);
  };
  const completed = (ordinal: number) => ({ kind: 'completed', providerReference: onchainIdOf(ordinal) });

  it('asks for all states from a day before the attempt until a day after now, with every parameter', async () => {
    await lookUp();
    expect(rise.callsOf(LIST).map(({ query }) => query)).toEqual([
      {
        team_nanoid: TEAM,
        state: 'all',
        start_date: '2026-02-28T00:00:00.000Z',
        end_date: '2026-03-02T00:01:00.000Z',
        query_type: 'payable',
      },
    ]);
    expect(rise.callsOf('PUT /v2/payments')).toEqual([]);
  });

  it('asks with the wallet that only reads', async () => {
    rise.readSecrets.length = 0;
    await lookUp();
    expect(new Set(rise.readSecrets)).toEqual(new Set(['login']));
  });

  it('finds payments by their ids on the chain and says what went out', async () => {
    expect(await lookUp(itemOf(2), itemOf(1, { invoice: { invoice_description: null } }))).toEqual({
      complete: true,
      outcomes: [
        { transactionId: FIRST, outcome: completed(1), paidMinor: 12_345n },
        { transactionId: SECOND, outcome: completed(2), paidMinor: 100n },
      ],
    });
  });

  it('knows an id that is written in hex', async () => {
    const onchain_id = `0x${BigInt(onchainIdOf(1)).toString(16)}`;
    const { outcomes } = await lookUp(itemOf(1, { payment: { onchain_id }, invoice: { invoice_description: null } }));
    expect(outcomes).toMatchObject([{ transactionId: FIRST, outcome: completed(1) }]);
  });

  it('finds them by our marker, and by their group, when the ids are others', async () => {
    const other = (ordinal: number) => ({ payment: { onchain_id: `55${ordinal}` } });
    const byMarker = await lookUp(itemOf(1, { ...other(1), recipient: { nanoid: 'co-abcdefghijkl', email: null } }));
    expect(byMarker.outcomes).toMatchObject([{ transactionId: FIRST, outcome: { providerReference: '551' } }]);
    const byGroup = await lookUp(itemOf(2, { ...other(2), invoice: { invoice_description: null } }));
    expect(byGroup.outcomes).toMatchObject([{ transactionId: SECOND, outcome: { providerReference: '552' } }]);
  });

  it('is not misled when Rise shows one description for all of a group', async () => {
    const invoice = { invoice_description: '[payout batch-1.001/0001-0000-0000] Affiliate payout' };
    const { outcomes } = await lookUp(itemOf(1, { invoice }), itemOf(2, { invoice }));
    expect(outcomes.map(({ transactionId, paidMinor }) => [transactionId, paidMinor])).toEqual([
      [FIRST, 12_345n],
      [SECOND, 100n],
    ]);
    const ids = (ordinal: number) => ({ invoice, payment: { onchain_id: `55${ordinal}` } });
    const others = await lookUp(itemOf(1, ids(1)), itemOf(2, ids(2)));
    expect(others.outcomes.map(({ paidMinor }) => paidMinor)).toEqual([12_345n, 100n]);
  });

  it.each([
    ['another team pays', { payer: { nanoid: 'te-zzzzzzzzzzzz' } }],
    [
      'are of another attempt',
      {
        payment: { onchain_id: '5', group_onchain_id: '6' },
        invoice: { invoice_description: '[payout batch-1.001/0001-0001-0000] x' },
      },
    ],
    [
      "bear our marker in the middle of somebody else's words",
      {
        payment: { onchain_id: '5', group_onchain_id: '6' },
        invoice: { invoice_description: 'see [payout batch-1.001/0001-0000-0000]' },
      },
    ],
    [
      'bear our marker for another user',
      { payment: { onchain_id: '5', group_onchain_id: '6' }, recipient: { nanoid: userOf(3) } },
    ],
  ])('passes over payments that %s', async (_, patch) => {
    expect(await lookUp(itemOf(1, patch))).toEqual({ outcomes: [], complete: true });
  });

  it.each([
    ['Complete', 'open', { kind: 'completed' }],
    ['Complete', 'closed', { kind: 'completed' }],
    ['Complete', 'canceled', { kind: 'returned' }],
    ['Complete', 'open_canceled', { kind: 'returned' }],
    ['Intent', 'open', { kind: 'accepted' }],
    ['Scheduled', 'open', { kind: 'accepted' }],
    ['Scheduled', 'canceled', { kind: 'accepted' }],
    ['Undefined', 'open', { kind: 'accepted' }],
    ['Removed', 'open', { kind: 'refused', code: 'rise_removed' }],
    ['Removed', 'canceled', { kind: 'refused', code: 'rise_removed' }],
    ['Reversed', 'open', { kind: 'unknown' }],
  ])('of a payment that is %s with an invoice %s tells what that means', async (state, invoice_status, outcome) => {
    const { outcomes } = await lookUp(itemOf(1, { payment: { state }, invoice: { invoice_status } }));
    expect(outcomes).toMatchObject([{ transactionId: FIRST, outcome }]);
    const hasMoved = outcome.kind === 'completed' || outcome.kind === 'returned';
    expect(outcomes[0]?.paidMinor).toBe(hasMoved ? 12_345n : undefined);
  });

  it('tells both amounts when Rise has paid an attempt twice, and lets success win', async () => {
    const twice = await lookUp(itemOf(1), itemOf(1, { payment: { nanoid: 'pa-9', onchain_id: '5' } }));
    expect(twice.outcomes).toMatchObject([{ outcome: completed(1), paidMinor: 24_690n }]);
    const once = await lookUp(itemOf(1, { payment: { nanoid: 'pa-9', onchain_id: '5', state: 'Removed' } }), itemOf(1));
    expect(once.outcomes).toMatchObject([{ outcome: completed(1), paidMinor: 12_345n }]);
  });

  it('keeps amounts exact beyond 2^53', async () => {
    const { outcomes } = await lookUp(itemOf(1, { payment: { amount_cents: '90071992547409931' } }));
    expect(outcomes[0]?.paidMinor).toBe(90_071_992_547_409_931n);
  });

  it('is not complete when a payment of the list cannot be read, or the list is cut off', async () => {
    const { outcomes, complete } = await lookUp(itemOf(1), { payer: { nanoid: TEAM }, payment: { state: 'Complete' } });
    expect([outcomes.length, complete]).toEqual([1, false]);
    await prepareWith({ RISE_LIST_CAP: '2' });
    expect((await lookUp(itemOf(1), itemOf(2))).complete).toBe(false);
    expect((await lookUp(itemOf(1))).complete).toBe(true);
  });

  it('asks for shorter windows when a list is cut off, and puts together what they show', async () => {
    await prepareWith({ RISE_LIST_CAP: '2' });
    rise.sent.length = 0;
    rise.on(LIST, ok({ items: [itemOf(1), itemOf(2)] }), ok({ items: [itemOf(1)] }), ok({ items: [itemOf(2)] }));
    const { outcomes, complete } = await provider.lookUp(prepared, LATER);
    expect([outcomes.length, complete]).toEqual([2, true]);
    const [, early, late] = rise.callsOf(LIST).map(({ query }) => query);
    expect(early?.end_date).toBe(late?.start_date);
  });

  it('throws when Rise does not answer: that is no empty list', async () => {
    for (const answer of [no(500), ok({}), new TypeError('fetch failed'), no(404)]) {
      rise.on(LIST, answer);
      await expect(provider.lookUp(prepared, LATER)).rejects.toMatchObject({ name: 'RiseError' });
    }
  });

  describe('without an attempt', () => {
    const PERIOD = { from: NOW, to: addSeconds(NOW, 86_400) };

    it('lists what was made in a period, ours by their markers, and what is not ours', async () => {
      const foreign = itemOf(3, { invoice: { invoice_description: 'Rent' } });
      const early = itemOf(2, { payment: { created_at: '2026-02-28T23:59:59Z' } });
      rise.on(LIST, ok({ items: [itemOf(1), foreign, early] }));
      expect(await provider.listPayments(PERIOD)).toEqual({
        complete: true,
        payments: [
          {
            ours: { transactionId: FIRST, attemptId: attemptIdOf(1, 0, 0) },
            providerReference: onchainIdOf(1),
            payee: { payeeId: '0x7777777777777777777777777777777777777777', holderId: 'us-user00000001' },
            currency: 'USD',
            amountMinor: 12_345n,
            at: NOW,
            outcome: completed(1),
          },
          {
            ours: undefined,
            providerReference: onchainIdOf(3),
            payee: { payeeId: '0x7777777777777777777777777777777777777777', holderId: 'us-user00000003' },
            currency: 'USD',
            amountMinor: 100n,
            at: NOW,
            outcome: completed(3),
          },
        ],
      });
    });

    it('reads times however they are written, and is not complete when one cannot be read', async () => {
      const seconds = Date.parse(NOW) / 1_000;
      for (const created_at of [
        NOW,
        '2026-03-01T00:00:00',
        '2026-03-01 00:00:00',
        seconds,
        String(seconds),
        seconds * 1_000,
      ]) {
        rise.on(LIST, ok({ items: [itemOf(1, { payment: { created_at } })] }));
        const { payments, complete } = await provider.listPayments(PERIOD);
        expect([payments.map(({ at }) => at), complete], String(created_at)).toEqual([[NOW], true]);
      }
      rise.on(LIST, ok({ items: [itemOf(1, { payment: { created_at: 'yesterday' } })] }));
      expect(await provider.listPayments(PERIOD)).toEqual({ payments: [], complete: false });
    });

    it('asks for a year month by month, leaving nothing out', async () => {
      await provider.listPayments({ from: NOW, to: addSeconds(NOW, 366 * 86_400) });
      const windows = rise.callsOf(LIST).map(({ query }) => [query.start_date, query.end_date]);
      expect(windows.length).toBe(12);
      expect(windows.slice(1).map(([from]) => from)).toEqual(windows.slice(0, -1).map(([, to]) => to));
      expect([windows[0]?.[0], windows.at(-1)?.[1]]).toEqual(['2026-02-28T00:00:00.000Z', '2027-03-03T00:00:00.000Z']);
    });

    it('finds payments by our reference, whatever attempt', async () => {
      const second = itemOf(1, {
        payment: { nanoid: 'pa-9', onchain_id: '5', state: 'Removed' },
        invoice: { invoice_description: '[payout batch-1.001/0001-0001-0000] x' },
      });
      rise.on(LIST, ok({ items: [itemOf(1), second, itemOf(2)] }));
      const { payments, complete } = await provider.findByReference([FIRST], NOW, LATER);
      expect(complete).toBe(true);
      expect(payments.map(({ ours, outcome }) => [ours?.attemptId, outcome.kind])).toEqual([
        [attemptIdOf(1, 0, 0), 'completed'],
        [attemptIdOf(1, 1, 0), 'refused'],
      ]);
    });

    it("tells whose payment an id of Rise's is; those who ask at the same time share one list", async () => {
      rise.on(LIST, ok({ items: [itemOf(1), itemOf(2), itemOf(3, { invoice: { invoice_description: 'Rent' } })] }));
      const ids = [1, 2, 3, 4].map(onchainIdOf);
      expect(await Promise.all(ids.map((id) => provider.identify(id, LATER)))).toEqual([
        FIRST,
        SECOND,
        undefined,
        undefined,
      ]);
      expect(rise.callsOf(LIST)).toHaveLength(1);
      expect(await provider.identify(onchainIdOf(2), LATER)).toBe(SECOND);
      expect(rise.callsOf(LIST)).toHaveLength(1);
    });

    it('cannot tell whose payment an id is that is missing in a list which is not complete', async () => {
      const unreadable = { payer: { nanoid: TEAM }, payment: { state: 'Complete' } };
      rise.on(LIST, ok({ items: [itemOf(1), unreadable] }), ok({ items: [itemOf(1), itemOf(2)] }));
      const ids = [1, 2].map(onchainIdOf);
      expect(await Promise.all(ids.map((id) => provider.identify(id, LATER)))).toEqual([FIRST, 'unclear']);
      expect(await Promise.all(ids.map((id) => provider.identify(id, LATER)))).toEqual([FIRST, SECOND]);
    });
  });

  it('counts an attempt as dead only after two empty looks, a minute apart, that came a margin after its end', () => {
    expect(provider.death).toEqual({ marginSeconds: 900, emptyLookUps: 2, apartSeconds: 60 });
    expect(rise.provider({ RISE_DEAD_MARGIN_S: '1200' }).death.marginSeconds).toBe(1_200);
    expect([provider.repeatSafe, rise.provider({ RISE_REPEAT_SAFE: 'true' }).repeatSafe]).toEqual([false, true]);
  });
});
