import { expect, it } from 'vitest';
import { isSettled, LOST_PAYMENT_STATUSES } from '../../../../lib/domain/recovery/lost-payment.ts';

it('a payment that a restore has lost is settled once nothing of it can be paid a second time by us', () => {
  const settled = LOST_PAYMENT_STATUSES.filter((status) => isSettled({ status }));
  expect(settled).toEqual(['ENTERED', 'NOT_PAID', 'EXPLAINED']);
});
