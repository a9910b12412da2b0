import type { AuditHead } from '../audit/audit-link.ts';
import type { BatchWait } from '../batches/batch.ts';
import type { Instant } from '../shared/time.ts';

/*
 * What other systems are told. Ids are text here, because they leave the system. Amounts are decimal strings beside their currency.
 * No names, addresses, bank details or free text: only ids, amounts, states and codes.
 */

type PaymentFacts<Status extends string> = {
  readonly transactionId: string;
  readonly batchId: string;
  readonly affiliateId: string;
  readonly status: Status;
  readonly amount: string;
  readonly currency: string;
  /** The attempt that this is about, if the payment was ever sent. */
  readonly attemptId?: string;
};
type PaidFacts = { readonly providerReference: string };
type Reason = { readonly reason: string };

type BatchCounts = Readonly<
  Record<'pending' | 'processing' | 'unknown' | 'completed' | 'failed' | 'cancelled' | 'returned', number>
>;
type BatchFacts = {
  readonly batchId: string;
  readonly batchNumber: string;
  readonly provider: string;
  readonly currency: string;
  readonly paymentCount: number;
  readonly totalAmount: string;
};

/** The proposal lapses at `expiresAt`. */
type ProposalFacts = { readonly proposalId: string; readonly expiresAt: string };
type Setting = string | number | boolean;
type ChangeFacts = { readonly setting: string; readonly from?: Setting | undefined; readonly to?: Setting | undefined };

/** An incident was raised. Each variant is one kind of incident. */
type IncidentEventFacts =
  | (Omit<PaymentFacts<string>, 'status'> & { readonly kind: 'OVERPAID' | 'OUTCOME_CONTRADICTED' })
  | {
      readonly kind: 'SUBMISSION_INVALID';
      readonly batchId: string;
      readonly attemptId: string;
      readonly provider: string;
    }
  | {
      readonly kind: 'BOOKS_DIFFER';
      readonly provider: string;
      readonly difference: string;
      readonly batchId?: string | undefined;
      readonly transactionId?: string | undefined;
      readonly attemptId?: string | undefined;
      readonly providerReference?: string | undefined;
      readonly currency?: string | undefined;
      readonly ourAmount?: string | undefined;
      readonly theirAmount?: string | undefined;
    };

/** The content of each kind of event, beside who did what when. */
export type EventFacts = {
  readonly 'payment.completed': PaymentFacts<'COMPLETED'> & PaidFacts;
  /** With `retryAt` it is not final, and is retried automatically. Without, it waits for a person. */
  readonly 'payment.failed': PaymentFacts<'FAILED'> & Reason & { readonly retryAt?: string };
  /** It is not known whether money moved. A later event says so. */
  readonly 'payment.unknown': PaymentFacts<'UNKNOWN'> & Reason;
  /** Given up. What it covered is payable again. */
  readonly 'payment.cancelled': PaymentFacts<'CANCELLED'> & Reason;
  /** It was paid and came back. What came back is owed again. */
  readonly 'payment.returned': PaymentFacts<'RETURNED'> & Reason & PaidFacts;
  readonly 'batch.finished': BatchFacts & {
    readonly status: 'COMPLETED' | 'FAILED' | 'CANCELLED';
    readonly counts: BatchCounts;
    /** For a batch that somebody cancelled: how many of its payments were cancelled. */
    readonly calledOff?: number;
  };
  /** A batch that has started cannot send the rest for now. Each wait is announced. */
  readonly 'batch.waiting': BatchFacts & {
    readonly reason: BatchWait['reason'];
    /**
     * How much money is lacking at the provider, in the currency of the batch. Absent if no money is lacking, or if it is
     * not known.
     */
    readonly shortfall?: string;
  };
  /** Only people can put this right. */
  readonly 'incident.raised': { readonly incidentId: string } & IncidentEventFacts;
  /**
   * Something waits for a second person: a batch, the resolution of an UNKNOWN payment, a change of the configuration that
   * weakens the controls, or the release of an automatic hold.
   */
  readonly 'approval.wanted':
    | (BatchFacts & { readonly of: 'BATCH' })
    | (Omit<PaymentFacts<string>, 'status'> & { readonly of: 'RESOLUTION'; readonly outcome: 'paid' | 'unpaid' })
    | (ProposalFacts & { readonly of: 'CONFIG'; readonly changes: readonly ChangeFacts[] })
    | (ProposalFacts & {
        readonly of: 'RELEASE';
        readonly affiliateId: string;
        /** The affiliates whose balances have an automatic hold. */
        readonly currencies: readonly string[];
      });
  /** The audit log of a day was sealed. A copy outside the system shows later whether anything before it was changed. */
  readonly 'audit.sealed': AuditHead & {
    readonly day: string;
    readonly previous: string;
    readonly entries: number;
    /** The newest final of a batch when the day was sealed. */
    readonly final?: AuditHead;
  };
};

export type EventType = keyof EventFacts;

/** An admin by `sub`, never by name. A part of the system by its name. */
export type EventActor =
  | { readonly type: 'admin'; readonly sub: string }
  | { readonly type: 'system'; readonly name: string };

/** One kind of event with its content. */
export type Happening = {
  readonly [Type in EventType]: { readonly type: Type; readonly facts: EventFacts[Type] };
}[EventType];

/** Something that happened, announced at least once. */
export type PayoutEvent = Happening & {
  /** The same for every copy of this event: the audit entry and the position in it. */
  readonly eventId: string;
  readonly occurredAt: Instant;
  readonly auditId: string;
  readonly actor: EventActor;
};

export const PEOPLE_MESSAGE_KINDS = ['incident', 'approval', 'batch', 'waiting', 'unknown', 'returned'] as const;
type PeopleMessageKind = (typeof PEOPLE_MESSAGE_KINDS)[number];

/** A message to people, in plain words, because something waits for them. */
export type PeopleMessage = {
  readonly kind: PeopleMessageKind;
  /** One line of ASCII, at most 100 characters: the subject of an e-mail. */
  readonly subject: string;
  readonly text: string;
};
