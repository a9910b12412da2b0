declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type AffiliateId = Branded<'AffiliateId'>;
export type CommissionId = Branded<'CommissionId'>;
export type AdjustmentId = Branded<'AdjustmentId'>;
export type PayeeId = Branded<'PayeeId'>;
export type BatchId = Branded<'BatchId'>;
export type TransactionId = Branded<'TransactionId'>;
export type AttemptId = Branded<'AttemptId'>;

/** The pattern of every id of the API. It has no `#`, so an id cannot forge a key that is built from ids. */
export const ID_PATTERN = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/;

/** Words that are routes below `/affiliates/` and so cannot be affiliate ids. */
export const RESERVED_AFFILIATE_IDS: readonly string[] = ['payable'];

export function isId(text: string): boolean {
  return ID_PATTERN.test(text);
}

function checked<Id extends Branded<string>>(kind: string, text: string, test = isId): Id {
  if (!test(text)) throw new RangeError(`"${text}" is not ${kind}`);
  return text as Id;
}

/** @throws RangeError when the text is not an id; the edge checks with its own schema first */
export const affiliateId = (text: string): AffiliateId => checked('an affiliate id', text);
export const commissionId = (text: string): CommissionId => checked('a commission id', text);
export const adjustmentId = (text: string): AdjustmentId => checked('an adjustment id', text);
export const payeeId = (text: string): PayeeId => checked('a payee id', text);
export const batchId = (text: string): BatchId => checked('a batch id', text);
export const transactionId = (text: string): TransactionId => checked('a transaction id', text, isTransactionId);
export const attemptId = (text: string): AttemptId => checked('an attempt id', text);

/** A payee id as it is compared: letter case makes no difference, because an address may be written with or without its checksum. */
export function foldedPayeeId(id: PayeeId): string {
  return id.toLowerCase();
}

export function isSamePayee(one: PayeeId, other: PayeeId): boolean {
  return foldedPayeeId(one) === foldedPayeeId(other);
}

/** A transaction id is its batch's id and an ordinal, so that a transaction is found without an index. */
const TRANSACTION_ID = /(.+)\.([0-9]{3})$/;

export function isTransactionId(text: string): boolean {
  return isId(text) && TRANSACTION_ID.test(text);
}

export function transactionIdOf(batch: BatchId, ordinal: number): TransactionId {
  return transactionId(`${batch}.${String(ordinal).padStart(3, '0')}`);
}

export function batchIdOf(transaction: TransactionId): BatchId {
  const batch = TRANSACTION_ID.exec(transaction)?.[1];
  if (batch === undefined) throw new RangeError(`"${transaction}" is not a transaction id`);
  return batchId(batch);
}

export function ordinalOf(transaction: TransactionId): number {
  return Number(TRANSACTION_ID.exec(transaction)?.[2]);
}

/** The run in which an attempt was submitted, or was to be. */
export function runOf(attempt: AttemptId): number {
  return Number(attempt.split('-')[0]);
}

/** The id of one submission of a batch: the run, the round of that run, and the chunk of that round. */
export function attemptIdOf(run: number, round: number, chunk: number): AttemptId {
  return attemptId([run, round, chunk].map((part) => String(part).padStart(4, '0')).join('-'));
}
