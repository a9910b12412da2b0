import { expect, it } from 'vitest';
import { unwrittenPayment } from '../../../../lib/store/transactions/unwritten-payment.ts';
import { aPayment, FIRST, NOW, SECOND } from '../../../support/domain.ts';

it('a payment without an item that two attempts have taken is never shown as if one had: it is an error', () => {
  const payment = aPayment();
  const taking = { attemptId: FIRST, transactionIds: [payment.transactionId], createdAt: NOW };
  const asOf = { taken: 2, withdrawn: 0 };
  expect(unwrittenPayment(payment, [taking], asOf)).toMatchObject({ status: 'PROCESSING', liveAttemptId: FIRST });
  expect(() => unwrittenPayment(payment, [taking, { ...taking, attemptId: SECOND }], asOf)).toThrow(
    `${payment.transactionId} is in attempts ${FIRST} and ${SECOND} at once`,
  );
});
