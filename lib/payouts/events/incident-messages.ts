import type { EventFacts } from '../../domain/events/payout-event.ts';
import { factsOf, lines, type MessageOf, plural } from './message-text.ts';

type Raised = EventFacts['incident.raised'];
type RaisedAs<Kind extends Raised['kind']> = Extract<Raised, { readonly kind: Kind }>;

/** How many differences a message lists. All of them are among the incidents. */
const MOST_LISTED = 20;

/** For incidents that were raised together, and so are about the same payments, batch or provider. */
export const tellOfIncidents: MessageOf = (_entry, events) => {
  const raised = factsOf(events, 'incident.raised');
  const told = [
    ...overpaid(raised.filter((facts): facts is OfPayment => facts.kind === 'OVERPAID')),
    ...contradicted(raised.filter((facts): facts is OfPayment => facts.kind === 'OUTCOME_CONTRADICTED')),
    ...invalid(raised.filter((facts): facts is RaisedAs<'SUBMISSION_INVALID'> => facts.kind === 'SUBMISSION_INVALID')),
    ...differing(raised.filter((facts): facts is RaisedAs<'BOOKS_DIFFER'> => facts.kind === 'BOOKS_DIFFER')),
  ];
  const [first] = told;
  return first && { kind: 'incident', subject: first.subject, text: told.map(({ text }) => text).join('\n\n') };
};

/** Both kinds are about one payment. */
type OfPayment = Extract<Raised, { readonly affiliateId: string }>;
type Told = { readonly subject: string; readonly text: string };

function overpaid(payments: readonly OfPayment[]): Told[] {
  if (payments.length === 0) return [];
  return [
    {
      subject: `Paid twice: ${payments.length} ${plural('payment', payments.length)}, look at the incidents`,
      text: lines(
        'Money moved that should not have moved:',
        ...payments.map(({ transactionId, amount, currency }) => `- ${transactionId}: ${amount} ${currency}`),
        'The affiliates are on hold and owe the amount back. Decide with them and the provider how it is returned, and',
        'lift the hold when it is settled.',
      ),
    },
  ];
}

function contradicted(payments: readonly OfPayment[]): Told[] {
  if (payments.length === 0) return [];
  return [
    {
      subject: `Paid, then refused: ${payments.length} ${plural('payment', payments.length)}, look at the incidents`,
      text: lines(
        'The provider said that these were paid, and now says that they were not:',
        ...payments.map(({ transactionId, amount, currency }) => `- ${transactionId}: ${amount} ${currency}`),
        'They count as returned, and the affiliates are on hold. Ask the provider which is true. If nothing was paid, lift the',
        'hold, and they are paid again. If they were paid, correct the balance first.',
      ),
    },
  ];
}

function invalid(submissions: readonly RaisedAs<'SUBMISSION_INVALID'>[]): Told[] {
  return submissions.map(({ incidentId, batchId, attemptId, provider }) => ({
    subject: `A batch stands still: ${provider} and we do not agree about what to pay`,
    text: lines(
      `${provider} refused submission ${attemptId} of ${batchId}, or asked us to sign something other than what we want to`,
      `pay. It moved no money, and the batch waits; other batches go on. GET /incidents says what is wrong`,
      `(${incidentId}).`,
    ),
  }));
}

function differing(differences: readonly RaisedAs<'BOOKS_DIFFER'>[]): Told[] {
  const [first] = differences;
  if (!first) return [];
  const { length } = differences;
  return [
    {
      subject: `Books differ: ${length} ${plural('difference', length)} with ${first.provider}`,
      text: lines(
        `Our books and those of ${first.provider} do not agree:`,
        ...differences.slice(0, MOST_LISTED).map(describe),
        ...(length > MOST_LISTED ? [`- and ${length - MOST_LISTED} more`] : []),
        'Nothing is corrected by itself. GET /incidents and GET /reports/reconciliation have both sides.',
      ),
    },
  ];
}

function describe({ difference, transactionId, batchId, providerReference, ...amounts }: RaisedAs<'BOOKS_DIFFER'>) {
  const { currency = '', ourAmount = 'nothing', theirAmount = 'nothing' } = amounts;
  const what = transactionId ?? providerReference ?? batchId ?? 'the books';
  return `- ${difference}: ${what}${currency === '' ? '' : `, ours ${ourAmount}, theirs ${theirAmount} ${currency}`}`;
}
