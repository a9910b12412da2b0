import type { Incident } from '../shared/api/types.ts';
import { moneyText } from '../shared/money/money-text.ts';

interface KindText {
  readonly title: string;
  readonly todo: string;
}

/** What each kind of incident means, and what people do about it. */
export const KIND_TEXTS: Readonly<Record<Incident['kind'], KindText>> = {
  OVERPAID: {
    title: 'Paid twice',
    todo: 'The balance is on hold, and the sum was subtracted from what is owed. Ask for the money back, or let later payments make up for it. Then lift the hold.',
  },
  OUTCOME_CONTRADICTED: {
    title: 'Paid, then refused',
    todo: 'The sum is owed again, and the balance is on hold. Ask the provider which is true. Then lift the hold.',
  },
  SUBMISSION_INVALID: {
    title: 'A submission was not what we want to pay',
    todo: 'Nothing was paid. Find out why with the provider. Then execute the batch again, or cancel it.',
  },
  BOOKS_DIFFER: {
    title: 'Our books differ from those of the provider',
    todo: 'Nothing is corrected by itself. Compare both, and enter what is missing as an adjustment.',
  },
};

/** What happened in this case, in the words of the books and of the provider. */
export const factsOf = (incident: Incident): string => {
  switch (incident.kind) {
    case 'OVERPAID':
      return `${moneyText(incident)} to ${incident.affiliateId}`;
    case 'OUTCOME_CONTRADICTED':
      return `${moneyText(incident)} to ${incident.affiliateId}: ${incident.message}`;
    case 'SUBMISSION_INVALID':
      return `${incident.provider}: ${incident.message}`;
    case 'BOOKS_DIFFER':
      return `Ours: ${incident.ours}. Theirs (${incident.provider}): ${incident.theirs}`;
    default:
      return incident satisfies never;
  }
};
