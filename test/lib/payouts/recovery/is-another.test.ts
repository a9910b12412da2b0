import { expect, it } from 'vitest';
import { currency } from '../../../../lib/domain/shared/currency.ts';
import { isAnother, isOurs } from '../../../../lib/payouts/recovery/ask-about-batch.ts';
import type { ListedPayment } from '../../../../lib/payouts/shared/payment-provider.ts';
import { aPayment, FIRST, NOW, SECOND } from '../../../support/domain.ts';

const PAYMENT = aPayment({ attemptIds: [FIRST] });
const listedAs = (attemptId: typeof FIRST, amountMinor: bigint, code = PAYMENT.currency) => {
  const listed: ListedPayment = {
    ours: { transactionId: PAYMENT.transactionId, attemptId },
    providerReference: 'ref',
    currency: code,
    amountMinor,
    at: NOW,
    outcome: { kind: 'completed', providerReference: 'ref' },
  };
  return isOurs(listed) ? listed : expect.fail('it is ours');
};

it('a listed payment is another one only with an attempt that we do not know, and another amount or currency', () => {
  expect(isAnother(PAYMENT, listedAs(SECOND, 1n))).toBe(true);
  expect(isAnother(PAYMENT, listedAs(SECOND, PAYMENT.amountMinor))).toBe(false);
  expect(isAnother(PAYMENT, listedAs(FIRST, 1n))).toBe(false);
  const euro = currency('EUR');
  expect(isAnother(PAYMENT, listedAs(SECOND, PAYMENT.amountMinor, euro))).toBe(true);
  expect(isAnother(PAYMENT, listedAs(FIRST, PAYMENT.amountMinor, euro))).toBe(false);
});
