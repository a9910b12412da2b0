import { describe, expect, it } from 'vitest';
import { compareListed, type KnownPayment } from '../../../../lib/domain/reports/compare-listed.ts';
import { NOTHING_MOVED } from '../../../../lib/domain/reports/moved.ts';
import type { TheirPayment } from '../../../../lib/domain/reports/their-payment.ts';
import { currency } from '../../../../lib/domain/shared/currency.ts';
import { addSeconds } from '../../../../lib/domain/shared/time.ts';
import { aPayment, FIRST, LATER, SECOND } from '../../../support/domain.ts';
import { aPaidPayment, listedAs } from '../../../support/their-payments.ts';

const [USD, EUR] = [currency('USD'), currency('EUR')];
const paid = aPaidPayment();
const known = (...payments: KnownPayment[]) => new Map(payments.map((one) => [one.payment.transactionId, one]));
const finished = (payment = paid): KnownPayment => ({ payment, standing: 'finished' });
const compare = (listed: readonly TheirPayment[], ours = known(finished()), around = listed) =>
  compareListed(listed, around, ours, LATER);
const ONE_PAID = { paidCount: 1, paidMinor: 6_000n, returnedCount: 0, returnedMinor: 0n };
const foreign = (patch: Partial<TheirPayment> = {}) => listedAs(paid, { ours: undefined, ...patch });

describe('a payment in the provider’s list that is ours', () => {
  it('counts on both sides, and agrees', () => {
    expect(compare([listedAs(paid)])).toEqual({
      sums: [{ currency: USD, ours: ONE_PAID, theirs: ONE_PAID }],
      differences: [],
      isMoving: false,
    });
  });

  it('counts on each side with what that side says, and differs', () => {
    const { sums, differences } = compare([listedAs(paid, { amountMinor: 61n, currency: EUR })]);
    expect(sums).toEqual([
      { currency: EUR, ours: NOTHING_MOVED, theirs: { ...ONE_PAID, paidMinor: 61n } },
      { currency: USD, ours: ONE_PAID, theirs: NOTHING_MOVED },
    ]);
    expect(differences).toMatchObject([{ kind: 'amount', transactionId: paid.transactionId, attemptId: FIRST }]);
  });

  it.each([
    ['moving', true],
    ['with-batch', false],
  ] as const)('is counted and not judged if it stands %s', (standing, isMoving) => {
    const compared = compare([listedAs(paid, { amountMinor: 61n })], known({ payment: paid, standing }));
    expect(compared).toMatchObject({
      isMoving,
      differences: [],
      sums: [{ ours: ONE_PAID, theirs: { paidMinor: 61n } }],
    });
  });

  it('moves the whole list, even if others in it are finished', () => {
    const other = aPaidPayment({}, 2);
    const ours = known({ payment: paid, standing: 'moving' }, finished(other));
    expect(compare([listedAs(paid), listedAs(other)], ours).isMoving).toBe(true);
  });

  it('that came back before we took it for paid is nothing on both sides', () => {
    const failed = aPayment({ status: 'FAILED', attemptIds: [FIRST] });
    const back = listedAs(failed, { outcome: { kind: 'returned', providerReference: 'r', message: 'm' } });
    expect(compare([back], known(finished(failed)))).toMatchObject({
      sums: [{ ours: NOTHING_MOVED, theirs: NOTHING_MOVED }],
      differences: [],
    });
  });
});

describe('a payment in the provider’s list that is not ours', () => {
  const NOT_OURS = {
    kind: 'not_in_books',
    transactionId: undefined,
    attemptId: undefined,
    providerReference: 'ref-1',
    currency: USD,
    theirsMinor: 6_000n,
    ours: 'not in the books',
    theirs: 'listed as completed, 60.00 USD',
  };

  it('has no reference of ours, and counts on their side alone', () => {
    expect(compare([foreign()])).toEqual({
      sums: [{ currency: USD, ours: NOTHING_MOVED, theirs: ONE_PAID }],
      differences: [NOT_OURS],
      isMoving: false,
    });
  });

  it.each([
    ['has a reference that we do not know', listedAs(aPaidPayment({}, 2), { providerReference: 'ref-1' })],
    ['has one of an attempt that we never made', listedAs(paid, {}, SECOND)],
    ['has the reference of a payment that is there already', listedAs(paid, { providerReference: 'copy' })],
  ])('%s', (_, listed) => {
    const [difference, ...others] = compare([listed, listedAs(paid)]).differences;
    const { ours, providerReference } = listed;
    expect(difference).toEqual({
      ...NOT_OURS,
      ...ours,
      providerReference,
      theirs: `listed as completed, 60.00 USD, under our reference ${ours?.transactionId} ${ours?.attemptId}`,
    });
    expect(others).toEqual([]);
  });

  it('has our reference, but was made long after we could have sent it', () => {
    const late = listedAs(paid, { providerReference: 'late', at: addSeconds(LATER, 9 * 86_400) });
    const { differences } = compareListed([late], [late], known(finished()), late.at);
    expect(differences).toMatchObject([{ kind: 'not_in_books', providerReference: 'late' }]);
  });

  it('may be a copy of one that is listed just before or after', () => {
    const copy = listedAs(paid, { providerReference: 'copy' });
    expect(compare([copy], known(finished()), [copy, listedAs(paid)]).differences).toMatchObject([
      { kind: 'not_in_books', providerReference: 'copy' },
    ]);
    expect(compare([copy]).differences, 'without the original in sight it is the payment that our books have').toEqual(
      [],
    );
  });

  it('counts as come back if it did', () => {
    const outcome = { kind: 'returned', providerReference: 'r', message: 'm' } as const;
    const { sums, differences } = compare([foreign({ outcome })]);
    expect(sums).toMatchObject([{ theirs: { paidMinor: 6_000n, returnedMinor: 6_000n } }]);
    expect(differences).toMatchObject([{ theirs: 'listed as returned, 60.00 USD' }]);
  });

  it('is no difference if it moved no money', () => {
    const outcome = { kind: 'failed', code: 'c', message: 'm' } as const;
    expect(compare([foreign({ outcome })])).toMatchObject({ sums: [{ theirs: NOTHING_MOVED }], differences: [] });
  });

  it('is judged once the list had time', () => {
    expect(compare([foreign({ at: addSeconds(LATER, 1) })]).differences).toEqual([]);
    expect(compare([foreign({ at: LATER })]).differences).toHaveLength(1);
  });
});

describe('a payment in the list that a restore had lost and that stands in the ledger', () => {
  const compareEntered = (...listed: TheirPayment[]) =>
    compareListed(listed, listed, known(finished()), LATER, ({ ours }) => ours?.attemptId === SECOND);
  const entered = (patch: Partial<TheirPayment> = {}) => listedAs(aPaidPayment({}, 2), patch, SECOND);

  it('counts on both sides and is no difference', () => {
    expect(compareEntered(entered(), entered({ providerReference: 'other' }))).toEqual({
      sums: [
        {
          currency: USD,
          ours: { ...ONE_PAID, paidCount: 2, paidMinor: 12_000n },
          theirs: { ...ONE_PAID, paidCount: 2, paidMinor: 12_000n },
        },
      ],
      differences: [],
      isMoving: false,
    });
  });

  it('is a difference if it came back: the ledger has it as paid', () => {
    const outcome = { kind: 'returned', providerReference: 'ref-2', message: 'back' } as const;
    const lost = entered({ outcome, amountMinor: 61n });
    expect(compareEntered(lost)).toEqual({
      sums: [
        {
          currency: USD,
          ours: { ...ONE_PAID, paidMinor: 61n },
          theirs: { paidCount: 1, paidMinor: 61n, returnedCount: 1, returnedMinor: 61n },
        },
      ],
      differences: [
        {
          kind: 'returned_not_in_books',
          ...lost.ours,
          providerReference: 'ref-2',
          currency: USD,
          theirsMinor: 61n,
          ours: 'entered as paid elsewhere, because a restore had lost it',
          theirs: 'listed as returned, 0.61 USD',
        },
      ],
      isMoving: false,
    });
  });

  it('is judged by our books, if they have it after all', () => {
    const own = listedAs(paid, { amountMinor: 1n });
    const { differences } = compareListed([own], [own], known(finished()), LATER, () => true);
    expect(differences).toMatchObject([{ kind: 'amount' }]);
  });

  it('is told without our reference if it has none', () => {
    const outcome = { kind: 'returned', providerReference: 'r', message: 'm' } as const;
    const one = foreign({ outcome });
    const { differences } = compareListed([one], [one], known(), LATER, () => true);
    expect(differences).toMatchObject([{ kind: 'returned_not_in_books', transactionId: undefined }]);
  });
});

describe('the sums of a list', () => {
  it('are one for each currency, in their order', () => {
    const yen = foreign({ currency: currency('JPY'), providerReference: 'yen', amountMinor: 7n });
    const euro = foreign({ currency: EUR, providerReference: 'euro', amountMinor: 5n });
    const { sums } = compare([listedAs(paid), yen, foreign(), euro, { ...euro, providerReference: 'again' }]);
    expect(sums.map(({ currency: code, theirs }) => [code, theirs.paidCount, theirs.paidMinor])).toEqual([
      ['EUR', 2, 10n],
      ['JPY', 1, 7n],
      ['USD', 2, 12_000n],
    ]);
    expect(sums.at(-1)?.ours).toEqual(ONE_PAID);
  });

  it('are none of an empty list', () => {
    expect(compare([])).toEqual({ sums: [], differences: [], isMoving: false });
  });
});
