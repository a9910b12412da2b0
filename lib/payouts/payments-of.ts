import type { AffiliateId } from '../domain/ids.ts';
import type { Payment } from '../domain/payment.ts';
import type { BatchRepository, Position } from './ports/batch-repository.ts';

const PAGE = 100;

/** All payments ever made to an affiliate, newest first. */
export async function* paymentsOf(batches: BatchRepository, affiliateId: AffiliateId): AsyncGenerator<Payment> {
  let after: Position | undefined;
  do {
    const page = await batches.listPaymentsOf(affiliateId, { limit: PAGE, after });
    yield* page.items;
    after = page.next;
  } while (after);
}
