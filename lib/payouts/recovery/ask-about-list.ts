import { isSettled } from '../../domain/recovery/lost-payment.ts';
import type { LostTime } from '../../domain/recovery/lost-time.ts';
import type { Tally } from '../../domain/recovery/recovery.ts';
import type { Period } from '../../domain/shared/period.ts';
import type { Context } from '../shared/context.ts';
import { isAnother, isOurs } from './ask-about-batch.ts';
import { enterFound } from './enter-found.ts';
import { unexplained } from './explained.ts';
import { factsOf, noteLost } from './lost-payments.ts';
import type { RecoverDependencies } from './recover-dependencies.ts';

/**
 * The other direction: everything that the provider lists as made within a period. What belongs to a payment of ours is
 * recorded, an unknown payment with our reference is noted as lost, and people are told of one that is not ours. A payment
 * that cannot be written does not stop the others.
 */
export async function askAboutList(
  deps: RecoverDependencies,
  context: Context,
  restored: LostTime,
  provider: string,
  period: Period,
  leave: (failure: { readonly item: string; readonly error: unknown }) => void,
): Promise<Partial<Tally>> {
  const { payments: all, complete } = await deps.providers.get(provider).listPayments(period);
  const own = all.filter(isOurs);
  const now = context.now();
  const known = await deps.payments.find(own.map(({ ours }) => ours.transactionId));
  const left = { lostPayments: 0, lostPaymentsLeft: 0, foreignLeft: 0, failed: 0 };
  for (const listed of own) {
    const payment = known.get(listed.ours.transactionId);
    try {
      if (!payment || isAnother(payment, listed)) {
        left.lostPaymentsLeft += isSettled(await noteLost(deps, context, provider, listed)) ? 0 : 1;
        left.lostPayments += 1;
      } else if (listed.at <= now) {
        await enterFound(deps, context, restored, provider, listed);
      }
    } catch (error) {
      left.failed += 1;
      leave({ item: listed.providerReference, error });
    }
  }
  const foreign = all.filter((listed) => !isOurs(listed)).flatMap((listed) => factsOf(provider, listed));
  left.foreignLeft = await unexplained(deps, context, foreign);
  return { ...left, incomplete: complete ? 0 : 1 };
}
