import type { Balance, Batch, Transaction } from '../shared/api/types.ts';
import { moneyText } from '../shared/money/money-text.ts';
import { clause, day } from './sentence-parts.ts';

interface OpenPayment {
  readonly name: string;
  readonly balance: Balance;
  readonly open: { readonly payment: Transaction; readonly batch: Batch };
}

/** Where the money of a payment is that is under way, without a full stop. */
export const whereIsThePayment = ({ name, balance, open: { payment, batch } }: OpenPayment): string => {
  const sum = moneyText(payment);
  switch (payment.status) {
    case 'PENDING':
      return notSent(`${sum} for ${name}`, batch, balance.hold);
    case 'PROCESSING':
      return `${sum} for ${name} is being paid: the payment provider has it, and has not said yet that it arrived`;
    case 'UNKNOWN':
      return `${sum} for ${name} was sent to the payment provider, whose answer got lost; whether it was paid is being found out, and until then it is not sent again`;
    case 'FAILED':
      return `The payment of ${sum} to ${name} failed${payment.failure === undefined ? '' : ` (${clause(payment.failure.message)})`}; the money is still owed`;
    case 'COMPLETED':
      return `${sum} was paid to ${name}${payment.completedAt === undefined ? '' : ` on ${day(payment.completedAt)}`}`;
    case 'CANCELLED':
      return `The payment of ${sum} to ${name} was given up before anything was paid; the money is still owed`;
    case 'RETURNED':
      return `${sum} was paid to ${name} and came back; the money is owed again`;
    default:
      return payment.status satisfies never;
  }
};

const notSent = (sum: string, batch: Batch, hold: Balance['hold']): string => {
  const name = batch.batchNumber === undefined ? 'a payout' : `payout ${batch.batchNumber}`;
  const held = hold && `${sum} is in ${name}, and on hold since ${day(hold.at)}: ${clause(hold.reason)}`;
  switch (batch.status) {
    case 'DRAFT':
      return held ?? `${sum} is being put into a payout`;
    case 'PENDING':
      if (held !== undefined) return held;
      return batch.approvalWanted
        ? `${sum} is in ${name}, which waits for an approval`
        : `${sum} is in ${name}, which has not been started yet`;
    case 'QUEUED':
      return held ?? `${sum} is in ${name}, which is waiting to be paid: ${waitsFor(batch)}`;
    case 'PROCESSING':
    case 'SETTLING':
      return `${sum} is being paid with ${name}`;
    case 'CANCELLING':
    case 'CANCELLED':
      return `${sum} was in ${name}, which was called off; the money is still owed`;
    case 'COMPLETED':
    case 'FAILED':
      return `${sum} is in ${name}, which has ended; what became of it is being entered`;
    default:
      return batch.status satisfies never;
  }
};

/** Why a queued batch is not being paid, in words that can be sent to anybody. */
const waitsFor = ({ waiting }: Batch): string => {
  const reason = waiting?.reason;
  switch (reason) {
    case 'paused':
      return 'payouts are paused';
    case 'restored':
      return 'the books are being checked first';
    case 'another_batch':
      return 'another payout comes first';
    case 'daily_limit':
      return 'the limit of 24 hours is used up';
    case 'no_funds':
      return 'the money has to reach the payment provider first';
    case 'provider_busy':
      return 'the payment provider accepts nothing at the moment';
    case 'provider_refuses':
      return 'the payment provider does not accept it as it is';
    case 'starting':
    case undefined:
      return 'it starts in a moment';
    default:
      return reason satisfies never;
  }
};
