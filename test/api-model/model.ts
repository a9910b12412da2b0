/**
 * What the product should do, as a client sees it: ledgers, claims, batches, settings. It uses none of the product's own
 * arithmetic. It is plain data, so that a copy of it can be tried.
 */

export const CURRENCIES = ['USD', 'EUR'] as const;
export type Code = (typeof CURRENCIES)[number];
export const USERS = ['admin', 'admin2'] as const;
export type User = (typeof USERS)[number];

/** How each person's payments end at the Mock bank. */
export const PEOPLE = {
  'm-ok': { behaviour: 'ok', end: 'COMPLETED' },
  'm-lost': { behaviour: 'timeout-paid', end: 'COMPLETED' },
  'm-refuse': { behaviour: 'refuse', end: 'FAILED' },
  'm-flaky': { behaviour: 'flaky-9', end: 'CANCELLED' },
} as const;
export type Person = keyof typeof PEOPLE;
export const NAMES = ['m-ok', 'm-lost', 'm-refuse', 'm-flaky'] as const satisfies readonly Person[];

export type PaymentStatus = 'PENDING' | 'COMPLETED' | 'FAILED' | 'CANCELLED';
export type BatchStatus = 'PENDING' | 'QUEUED' | 'COMPLETED' | 'FAILED' | 'CANCELLED';

export interface Ledger {
  /** In the order of the ledger; the sequence number of the first is 1. */
  readonly entries: bigint[];
  settledSeq: number;
  paid: bigint;
  /** The payment under way, and up to which entry it covers. */
  open?: { readonly transactionId: string; readonly toSeq: number } | undefined;
}

export interface Payment {
  readonly transactionId: string;
  readonly person: Person;
  readonly currency: Code;
  readonly amount: bigint;
  readonly toSeq: number;
  status: PaymentStatus;
  /** The batch that paid it again. */
  retriedIn?: string;
}

export interface Batch {
  readonly batchId: string;
  readonly currency: Code;
  readonly createdBy: User;
  readonly payments: Payment[];
  status: BatchStatus;
  isApproved: boolean;
}

export interface Rules {
  readonly mode: 'off' | 'from-amount' | 'always';
  readonly from: bigint | undefined;
  readonly paused: boolean;
  readonly minimum: bigint;
}

export interface Commission {
  readonly person: Person;
  readonly currency: Code;
  readonly amount: string;
  isReversed: boolean;
}

export interface Adjustment {
  readonly person: Person;
  readonly currency: Code;
  readonly amount: string;
}

/** A row of a preview that would be paid. */
export interface Shown {
  readonly person: Person;
  readonly amount: bigint;
  readonly toSeq: number;
}

export interface Preview {
  readonly token: string;
  readonly currency: Code;
  readonly people: readonly Person[] | undefined;
  readonly rows: readonly Shown[];
}

export interface Kept {
  readonly body: string;
  readonly status: number;
  readonly text: string;
}

export interface Model {
  readonly ledgers: Map<string, Ledger>;
  readonly commissions: Map<string, Commission>;
  readonly adjustments: Map<string, Adjustment>;
  /** `person`, or `person currency`. */
  readonly holds: Set<string>;
  readonly batches: Batch[];
  readonly previews: Preview[];
  rules: Rules;
  proposal: { readonly rules: Rules; readonly by: User } | undefined;
  /** Answers under an Idempotency-Key, by user, route and key. */
  readonly kept: Map<string, Kept>;
}

export const newModel = (): Model => ({
  ledgers: new Map(),
  commissions: new Map(),
  adjustments: new Map(),
  holds: new Set(),
  batches: [],
  previews: [],
  rules: { mode: 'off', from: undefined, paused: false, minimum: 5_000n },
  proposal: undefined,
  kept: new Map(),
});

/** Minor units of a decimal with two digits. */
export const minorOf = (text: string): bigint => BigInt(text.replace('.', ''));

/** A decimal with two digits. */
export const textOf = (minor: bigint): string => {
  const digits = String(minor < 0n ? -minor : minor).padStart(3, '0');
  return `${minor < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

const sum = (entries: readonly bigint[]): bigint => entries.reduce((total, entry) => total + entry, 0n);

export const ledgerOf = (model: Model, person: Person, currency: Code): Ledger => {
  const name = `${person} ${currency}`;
  const ledger = model.ledgers.get(name) ?? { entries: [], settledSeq: 0, paid: 0n };
  model.ledgers.set(name, ledger);
  return ledger;
};

/** What is owed, the payment under way included. */
export const pendingOf = ({ entries, settledSeq }: Ledger): bigint => sum(entries.slice(settledSeq));

const amountTo = ({ entries, settledSeq }: Ledger, toSeq: number): bigint => sum(entries.slice(settledSeq, toSeq));

export const isHeld = ({ holds }: Model, person: Person, currency: Code): boolean =>
  holds.has(person) || holds.has(`${person} ${currency}`);

/** Whether a payment can be claimed now. */
export const isPayable = (
  model: Model,
  person: Person,
  currency: Code,
  minimum = minimumOf(model, currency),
): boolean => {
  const ledger = model.ledgers.get(`${person} ${currency}`);
  if (!ledger || ledger.open || isHeld(model, person, currency)) return false;
  const pending = pendingOf(ledger);
  return pending > 0n && pending >= minimum;
};

const minimumOf = ({ rules }: Model, currency: Code): bigint => (currency === 'USD' ? rules.minimum : 0n);

export const needsApproval = ({ rules }: Model, { currency, payments }: Batch): boolean => {
  if (rules.mode === 'off') return false;
  if (rules.mode === 'always' || currency !== 'USD' || rules.from === undefined) return true;
  return sum(payments.map(({ amount }) => amount)) >= rules.from;
};

/** Claims all that these people are owed. The batch's id and payments come from the answer. */
export const claim = (
  model: Model,
  batchId: string,
  transactionIds: ReadonlyMap<Person, string>,
  { currency, createdBy }: { readonly currency: Code; readonly createdBy: User },
): Batch => {
  const payments = [...transactionIds].map(([person, transactionId]): Payment => {
    const ledger = ledgerOf(model, person, currency);
    const toSeq = ledger.entries.length;
    ledger.open = { transactionId, toSeq };
    return { transactionId, person, currency, amount: amountTo(ledger, toSeq), toSeq, status: 'PENDING' };
  });
  const batch: Batch = { batchId, currency, createdBy, payments, status: 'PENDING', isApproved: false };
  model.batches.push(batch);
  return batch;
};

/** Gives the payment up, so that what it covered is payable again. */
export const release = (model: Model, payment: Payment): void => {
  payment.status = 'CANCELLED';
  ledgerOf(model, payment.person, payment.currency).open = undefined;
};

/** Executes every waiting batch, unless payouts are paused. */
export const executeAll = (model: Model): void => {
  if (model.rules.paused) return;
  for (const batch of model.batches.filter(({ status }) => status === 'QUEUED')) {
    for (const payment of batch.payments) pay(model, payment);
    const unpaid = batch.payments.filter(({ status }) => status !== 'COMPLETED').length;
    batch.status = unpaid * 10 > batch.payments.length ? 'FAILED' : 'COMPLETED';
  }
};

const pay = (model: Model, payment: Payment): void => {
  const { person, currency, toSeq, amount } = payment;
  payment.status = isHeld(model, person, currency) ? 'FAILED' : PEOPLE[person].end;
  if (payment.status === 'CANCELLED') release(model, payment);
  if (payment.status !== 'COMPLETED') return;
  const ledger = ledgerOf(model, person, currency);
  ledger.settledSeq = toSeq;
  ledger.paid += amount;
  ledger.open = undefined;
};

export const batchOf = (model: Model, transactionId: string): Batch => {
  const batch = model.batches.find(({ payments }) => payments.some((one) => one.transactionId === transactionId));
  if (!batch) throw new Error(`no batch has ${transactionId}`);
  return batch;
};
