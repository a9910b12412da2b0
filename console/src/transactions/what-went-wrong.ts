import type { Transaction } from '../shared/api/types.ts';

/** What the state of a payment means and what to do about it, in a few sentences for somebody in finance. */
export const meaningOf = ({ status, failure, retriedAs }: Transaction): string => {
  switch (status) {
    case 'PENDING':
      return 'It has not been sent. It is sent when its batch is executed.';
    case 'PROCESSING':
      return 'It was sent to the provider. The system keeps asking for its outcome.';
    case 'UNKNOWN':
      return 'It may or may not have been paid: the answer of the provider got lost. The provider is asked every five minutes, and nothing new is sent until the outcome is known. If the provider cannot say, find out from their support or your bank statement, and resolve it here. Another admin has to confirm.';
    case 'COMPLETED':
      return 'The affiliate was paid.';
    case 'FAILED':
      return `It was not paid${failure === undefined ? '' : `: ${failure.message}`}. What it covers stays reserved until you decide. Put right what is wrong with the account, then pay it again. Or cancel it, and the commissions go into a later batch.`;
    case 'CANCELLED':
      return retriedAs === undefined
        ? 'It was given up, and nothing was paid. Its commissions can be paid by another batch.'
        : 'It was given up, and is paid again by another payment.';
    case 'RETURNED':
      return 'It was paid, and the money came back. It is owed again. Check the account before you pay it once more.';
    default:
      return status satisfies never;
  }
};
