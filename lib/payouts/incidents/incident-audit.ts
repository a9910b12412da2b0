import type { AuditDetails, AuditSubject } from '../../domain/audit/audit.ts';
import type { IncidentFacts } from '../../domain/incidents/incident.ts';
import { incidentId } from '../../domain/incidents/incident-id.ts';
import type { Currency } from '../../domain/shared/currency.ts';
import { formatAmount, money } from '../../domain/shared/money.ts';

/** The audit log of the incident's subject, which records it. */
export function auditSubjectOf(facts: IncidentFacts): AuditSubject {
  switch (facts.kind) {
    case 'OVERPAID':
    case 'OUTCOME_CONTRADICTED':
      return { type: 'affiliate', affiliateId: facts.affiliateId };
    case 'SUBMISSION_INVALID':
      return { type: 'batch', batchId: facts.batchId };
    case 'BOOKS_DIFFER': {
      const { batchId, provider } = facts;
      return batchId === undefined ? { type: 'provider', provider } : { type: 'batch', batchId };
    }
    default:
      return facts satisfies never;
  }
}

/** What the audit log says about an incident. Amounts are decimal strings. */
export function auditFactsOf(facts: IncidentFacts): AuditDetails {
  const named = { incidentId: incidentId(facts), kind: facts.kind };
  switch (facts.kind) {
    case 'OVERPAID': {
      const { transactionId, attemptId, affiliateId, currency, amountMinor } = facts;
      return { ...named, transactionId, attemptId, affiliateId, currency, amount: decimal(currency, amountMinor) };
    }
    case 'OUTCOME_CONTRADICTED': {
      const { transactionId, attemptId, affiliateId, currency, amountMinor, message } = facts;
      const amount = decimal(currency, amountMinor);
      return { ...named, transactionId, attemptId, affiliateId, currency, amount, message };
    }
    case 'SUBMISSION_INVALID': {
      const { batchId, attemptId, provider, message } = facts;
      return { ...named, batchId, attemptId, provider, message };
    }
    case 'BOOKS_DIFFER': {
      const { provider, difference, batchId, transactionId, attemptId, providerReference, ours, theirs } = facts;
      const { currency, oursMinor, theirsMinor } = facts;
      return {
        ...named,
        provider,
        difference,
        ...(batchId !== undefined && { batchId }),
        ...(transactionId !== undefined && { transactionId }),
        ...(attemptId !== undefined && { attemptId }),
        ...(providerReference !== undefined && { providerReference }),
        ...(currency !== undefined && { currency }),
        ...(currency !== undefined && oursMinor !== undefined && { ourAmount: decimal(currency, oursMinor) }),
        ...(currency !== undefined && theirsMinor !== undefined && { theirAmount: decimal(currency, theirsMinor) }),
        ours,
        theirs,
      };
    }
    default:
      return facts satisfies never;
  }
}

function decimal(currency: Currency, minor: bigint): string {
  return formatAmount(money(currency, minor));
}
