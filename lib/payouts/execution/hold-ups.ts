import type { Batch, BatchWait } from '../../domain/batches/batch.ts';
import { isHeldUp, isUnsent, waitAfterRefusals } from '../../domain/execution/held-up.ts';
import type { Instant } from '../../domain/shared/time.ts';
import type { Payment } from '../../domain/transactions/payment.ts';
import type { BatchRepository } from '../batches/batch-repository.ts';
import type { PaymentRepository } from '../transactions/payment-repository.ts';
import { type FundsDependencies, shortageOf } from './funds.ts';
import { type GateDependencies, sendingGate } from './sending-gate.ts';

export type HoldUpDependencies = GateDependencies &
  FundsDependencies & { readonly batches: BatchRepository; readonly payments: PaymentRepository };

export type HoldUps = {
  readonly maySend: (payment: Payment) => boolean;
  /** Why nothing that is left can be sent for now; nothing, if something can. */
  readonly wait?: BatchWait | undefined;
};

/** What keeps the rest of a batch from being sent: a person, a limit, too little money, or the provider. */
export async function holdUps(
  deps: HoldUpDependencies,
  batch: Batch,
  payments: readonly Payment[],
  now: Instant,
): Promise<HoldUps> {
  const gate = await sendingGate(deps, batch, now);
  const byGate = gate.waitOf(payments);
  if (byGate) return { maySend: gate.maySend, wait: byGate };
  const maySend = (payment: Payment) => gate.maySend(payment) && !isHeldUp(payment, batch.run);
  const unsent = payments.filter(isUnsent);
  if (unsent.length > 0 && !unsent.some(maySend)) {
    return { maySend, wait: waitAfterRefusals(unsent, batch.run, now) };
  }
  const shortage = await shortageOf(deps, batch, payments, now);
  return shortage ? { maySend: () => false, wait: shortage } : { maySend };
}
