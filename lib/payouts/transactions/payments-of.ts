import type { AffiliateId } from '../../domain/shared/ids.ts';
import type { Payment } from '../../domain/transactions/payment.ts';
import type { Position } from '../shared/paging.ts';
import type { PaymentRepository } from './payment-repository.ts';

const PAGE = 100;

/** All payments ever made to an affiliate, newest first. */
export async function* paymentsOf(payments: PaymentRepository, affiliateId: AffiliateId): AsyncGenerator<Payment> {
  let after: Position | undefined;
  do {
    const page = await payments.listOfAffiliate(affiliateId, { limit: PAGE, after });
    yield* page.items;
    after = page.next;
  } while (after);
}
