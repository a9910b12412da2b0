import { settlingBatchDetails } from './audit-details.ts';
import { batchOf } from './batch-events.ts';
import { factsOf, lines, type MessageOf, plural } from './message-text.ts';

export const tellOfReturn: MessageOf = (_entry, events) => {
  const payments = factsOf(events, 'payment.returned');
  return {
    kind: 'returned',
    subject: `Came back: ${payments.length} ${plural('payment', payments.length)}`,
    text: lines(
      'The provider gave back what had been paid:',
      ...payments.map(({ transactionId, amount, currency }) => `- ${transactionId}: ${amount} ${currency}`),
      'The amounts are owed again and will be in the next payout. Before that, ask the affiliates to check their accounts',
      'at the provider, or put the affiliates on hold.',
    ),
  };
};

export const tellOfApproval: MessageOf = (_entry, events) => {
  const [wanted] = factsOf(events, 'approval.wanted');
  if (wanted === undefined) return undefined;
  switch (wanted.of) {
    case 'BATCH':
      return {
        kind: 'approval',
        subject: `Approval wanted: ${wanted.batchNumber}, ${wanted.totalAmount} ${wanted.currency}`,
        text: lines(
          `${wanted.batchNumber} (${wanted.batchId}) would pay ${wanted.totalAmount} ${wanted.currency} to`,
          `${wanted.paymentCount} ${plural('affiliate', wanted.paymentCount)}. Nothing is sent before somebody other than its`,
          'maker approves it.',
        ),
      };
    case 'RESOLUTION':
      return {
        kind: 'approval',
        subject: 'Approval wanted: what became of a payment',
        text: lines(
          `An admin says that ${wanted.transactionId} of ${wanted.amount} ${wanted.currency} was ${wanted.outcome}.`,
          'That takes effect once another admin looks at the evidence and resolves it the same way.',
        ),
      };
    case 'CONFIG':
      return {
        kind: 'approval',
        subject: `Approval wanted: a change of the configuration (${wanted.changes.length} ${plural('setting', wanted.changes.length)})`,
        text: lines(
          'An admin wants to change what limits or guards payouts:',
          ...wanted.changes.map(({ setting, from, to }) => `- ${setting}: ${shown(from)} -> ${shown(to)}`),
          `That takes effect once another admin sends the same change before ${wanted.expiresAt}; DELETE /config/proposal removes it.`,
        ),
      };
    case 'RELEASE':
      return {
        kind: 'approval',
        subject: 'Approval wanted: to lift an automatic hold',
        text: lines(
          `An admin wants to lift the hold that ${wanted.affiliateId} has since money was paid twice, or was paid and then`,
          `refused (${wanted.currencies.join(', ')}).`,
          `That takes effect once another admin lifts it, too, before ${wanted.expiresAt}; DELETE`,
          `/affiliates/${wanted.affiliateId}/hold/proposal removes it.`,
        ),
      };
    default:
      return wanted satisfies never;
  }
};

/** Only if somebody has to decide about its payments. If a batch was called off, nothing is left to decide. */
export const tellOfFinishedBatch: MessageOf = (_entry, events) => {
  const [batch] = factsOf(events, 'batch.finished');
  if (batch === undefined || batch.calledOff !== undefined) return undefined;
  if (batch.status === 'COMPLETED' && batch.counts.failed === 0) return undefined;
  const { batchNumber, batchId, status, paymentCount, counts } = batch;
  return {
    kind: 'batch',
    subject: `${batchNumber} ${status}: ${counts.failed} failed, ${counts.cancelled} cancelled of ${paymentCount}`,
    text: lines(
      `${batchNumber} (${batchId}) is ${status}. Of ${paymentCount} ${plural('payment', paymentCount)} ${counts.completed} went out.`,
      `${counts.failed} were refused and wait for an admin: retry or cancel each.`,
      `${counts.cancelled} were given up; what they covered is payable again in the next payout.`,
    ),
  };
};

/** Only if it is not known of some payments whether money moved. Payments that merely settle later need nobody. */
export const tellOfSettling: MessageOf = (entry) => {
  const { batchNumber, counts } = settlingBatchDetails.parse(entry.details);
  if (counts.UNKNOWN === 0) return undefined;
  return {
    kind: 'unknown',
    subject: `${batchNumber}: ${counts.UNKNOWN} ${plural('payment', counts.UNKNOWN)} with an unknown outcome`,
    text: lines(
      `The provider does not say what became of ${counts.UNKNOWN} ${plural('payment', counts.UNKNOWN)} of ${batchNumber} (${batchOf(entry)}).`,
      'They are asked about every five minutes and never sent a second time meanwhile. If this lasts, ask the provider',
      'and resolve them by hand.',
    ),
  };
};

function shown(setting: string | number | boolean | undefined): string {
  return setting === undefined ? 'none' : String(setting);
}
