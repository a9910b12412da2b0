import type { Transaction } from '../shared/api/types.ts';
import { csvOf } from '../shared/files/csv.ts';

const HEAD = [
  'transactionId',
  'batchId',
  'affiliateId',
  'status',
  'amount',
  'currency',
  'riseId',
  'providerReference',
  'failure',
  'createdAt',
  'completedAt',
];

/** Payments as a file for a spreadsheet. */
export const paymentsCsv = (payments: readonly Transaction[]): string =>
  csvOf(
    HEAD,
    payments.map((payment) => [
      payment.transactionId,
      payment.batchId,
      payment.affiliateId,
      payment.status,
      payment.amount,
      payment.currency,
      payment.riseId ?? '',
      payment.providerReference ?? '',
      payment.failure?.message ?? '',
      payment.createdAt,
      payment.completedAt ?? '',
    ]),
  );
