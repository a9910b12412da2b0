import {
  type Batch,
  batchOf,
  isPayable,
  type Model,
  needsApproval,
  type Payment,
  release,
  type User,
} from './model.ts';
import { type Answered, expected, nthOf, type Operation } from './operation.ts';
import { payOne } from './payout-operations.ts';

const isFinished = ({ status }: Batch): boolean => status !== 'PENDING' && status !== 'QUEUED';
const paymentsOf = ({ batches }: Model): Payment[] => batches.flatMap(({ payments }) => payments);

const aboutPayment = (
  what: 'retry' | 'cancel',
  user: User,
  nth: number,
  judge: (model: Model, payment: Payment, answer: Answered) => string | undefined,
): Operation => ({
  name: `${user} asks to ${what} payment ${nth}`,
  call: (model) => {
    const payments = paymentsOf(model);
    const failed = payments.filter(({ status }) => status === 'FAILED');
    // Mostly a payment that something can be done about.
    const payment = nthOf(nth % 4 > 0 && failed.length > 0 ? failed : payments, nth);
    return payment && { method: 'POST', path: `/transactions/${payment.transactionId}/${what}`, user, body: {} };
  },
  judge: (model, answer, { path }) => {
    const payment = paymentsOf(model).find(({ transactionId }) => path.split('/').includes(transactionId));
    if (!payment) return 'there is no payment';
    if (!isFinished(batchOf(model, payment.transactionId))) return expected('409 batch_not_finished', answer);
    return judge(model, payment, answer);
  },
});

export const cancelPayment = (user: User, nth: number): Operation =>
  aboutPayment('cancel', user, nth, (model, payment, answer) => {
    if (payment.status === 'COMPLETED') return expected('409 transaction_not_cancellable', answer);
    if (payment.status === 'FAILED') release(model, payment);
    return expected('200', answer);
  });

export const retryPayment = (user: User, nth: number): Operation =>
  aboutPayment('retry', user, nth, (model, payment, answer) => {
    const { person, currency } = payment;
    const earlier = model.batches.find(({ batchId }) => batchId === payment.retriedIn);
    if (earlier) return again(model, earlier, answer);
    if (payment.status === 'COMPLETED') return expected('409 transaction_not_retryable', answer);
    // A FAILED payment still has its claim, which is given up first. A refusal gives up nothing.
    const tried = structuredClone(model);
    if (payment.status === 'FAILED') release(tried, { ...payment });
    if (!isPayable(tried, person, currency, 0n)) return expected('409 transaction_not_retryable', answer);
    if (payment.status === 'FAILED') release(model, payment);
    const wrong = expected('202', answer) ?? payOne(model, user, person, currency, answer);
    if (wrong !== undefined) return wrong;
    const made = model.batches.at(-1);
    if (made) payment.retriedIn = made.batchId;
    return undefined;
  });

/** The batch that an earlier retry has made is executed, if it was not. */
const again = (model: Model, batch: Batch, answer: Answered): string | undefined => {
  if (batch.status === 'CANCELLED') return expected('409 batch_not_executable', answer);
  const isWaiting = batch.status === 'PENDING' && needsApproval(model, batch) && !batch.isApproved;
  if (batch.status === 'PENDING' && !isWaiting) batch.status = 'QUEUED';
  return expected('202', answer);
};
