import * as z from 'zod';
import {
  type Batch,
  type Code,
  claim,
  isPayable,
  ledgerOf,
  type Model,
  NAMES,
  needsApproval,
  type Person,
  pendingOf,
  release,
  type Shown,
  textOf,
  type User,
} from './model.ts';
import { type Answered, expected, nthOf, type Operation } from './operation.ts';

const previewSchema = z.object({
  previewToken: z.string(),
  preview: z.array(z.object({ affiliateId: z.string(), totalAmount: z.string(), eligible: z.boolean() })),
});
const createdSchema = z.object({ batches: z.tuple([z.object({ batchId: z.string(), paymentCount: z.int() })]) });
const paidSchema = z.object({
  batch: z.object({ batchId: z.string(), status: z.string() }),
  transaction: z.object({ transactionId: z.string(), amount: z.string() }),
});

const sentSchema = z.object({ previewToken: z.string() });

/** What would be paid, of these people or of all. */
const payableRows = (model: Model, currency: Code, people: readonly Person[] = NAMES): Shown[] =>
  people
    .filter((person) => isPayable(model, person, currency))
    .map((person) => {
      const ledger = ledgerOf(model, person, currency);
      return { person, amount: pendingOf(ledger), toSeq: ledger.entries.length };
    });

const request = (currency: Code, people: readonly Person[] | undefined) => ({
  currency,
  ...(people && { affiliateIds: people }),
});
const whom = (people: readonly Person[] | undefined) => people?.join(' and ') ?? 'everybody';

export const previewBatches = (user: User, currency: Code, people: readonly Person[] | undefined): Operation => ({
  name: `${user} previews ${currency} for ${whom(people)}`,
  call: () => ({ method: 'POST', path: '/batches/preview', user, body: request(currency, people) }),
  judge: (model, answer) => {
    const wrong = expected('200', answer);
    if (wrong !== undefined) return wrong;
    const { previewToken, preview } = previewSchema.parse(JSON.parse(answer.text));
    const rows = payableRows(model, currency, people);
    model.previews.push({ token: previewToken, currency, people, rows });
    const should = rows.map(({ person, amount }) => `${person} ${textOf(amount)}`).sort();
    const shown = preview.filter(({ eligible }) => eligible).map((row) => `${row.affiliateId} ${row.totalAmount}`);
    return should.join() === shown.sort().join() ? undefined : `expected ${should}, and got ${shown}`;
  },
});

export const createBatches = (user: User, currency: Code, people: readonly Person[] | undefined): Operation => ({
  name: `${user} creates ${currency} for ${whom(people)}`,
  call: () => ({ method: 'POST', path: '/batches', user, body: request(currency, people) }),
  judge: (model, answer) => created(model, answer, user, currency, people),
});

/** Sends the token of an earlier preview, with the previewed parameters or sometimes with others. */
export const createPreviewed = (user: User, nth: number, other: Code | undefined): Operation => ({
  name: `${user} creates what preview ${nth} shows${other ? `, but in ${other}` : ''}`,
  call: ({ previews }) => {
    const preview = nthOf(previews, nth);
    if (!preview) return undefined;
    const body = { ...request(other ?? preview.currency, preview.people), previewToken: preview.token };
    return { method: 'POST', path: '/batches', user, body };
  },
  judge: (model, answer, { body }) => {
    const { previewToken } = sentSchema.parse(body);
    const preview = model.previews.find(({ token }) => token === previewToken);
    if (!preview) return 'there is no preview';
    if (other && other !== preview.currency) return expected('409 preview_mismatch', answer);
    const { currency, people, rows } = preview;
    if (!isSame(rows, payableRows(model, currency, people))) return expected('409 stale_preview', answer);
    return created(model, answer, user, currency, people);
  },
});

const created = (
  model: Model,
  answer: Answered,
  user: User,
  currency: Code,
  people: readonly Person[] | undefined,
): string | undefined => {
  const rows = payableRows(model, currency, people);
  if (rows.length === 0) return expected('409 nothing_payable', answer);
  const wrong = expected('201', answer);
  if (wrong !== undefined) return wrong;
  const [{ batchId, paymentCount }] = createdSchema.parse(JSON.parse(answer.text)).batches;
  // The comparison that follows learns the affiliate of each payment from the batch.
  const claimed = new Map(rows.map(({ person }) => [person, `${batchId} ${person}`]));
  claim(model, batchId, claimed, { currency, createdBy: user });
  return paymentCount === rows.length ? undefined : `expected ${rows.length} payments, and got ${paymentCount}`;
};

const isSame = (shown: readonly Shown[], now: readonly Shown[]): boolean => {
  const textOfRow = ({ person, amount, toSeq }: Shown) => `${person} ${amount} ${toSeq}`;
  return shown.map(textOfRow).sort().join() === now.map(textOfRow).sort().join();
};

export const payNow = (user: User, person: Person, currency: Code): Operation => ({
  name: `${user} pays ${person} in ${currency}`,
  call: () => ({ method: 'POST', path: '/pay', user, body: { affiliateId: person, currency } }),
  judge: (model, answer) => {
    if (!isPayable(model, person, currency)) return expected('409 not_payable', answer);
    return expected('202', answer) ?? payOne(model, user, person, currency, answer);
  },
});

/** A batch with one payment that was made and executed. It stays PENDING if it first needs an approval. */
export const payOne = (
  model: Model,
  user: User,
  person: Person,
  currency: Code,
  answer: Answered,
): string | undefined => {
  const { batch } = paidSchema.pick({ batch: true }).parse(JSON.parse(answer.text));
  const made = claim(model, batch.batchId, new Map([[person, `${batch.batchId} ${person}`]]), {
    currency,
    createdBy: user,
  });
  if (!needsApproval(model, made)) made.status = 'QUEUED';
  return batch.status === made.status ? undefined : `expected a batch that is ${made.status}, and got ${batch.status}`;
};

/** Acts on the batch with that number. */
const aboutBatch = (
  what: string,
  nth: number,
  call: (batch: Batch) => ReturnType<Operation['call']>,
  judge: (model: Model, batch: Batch, answer: Answered) => string | undefined,
): Operation => ({
  name: `${what} batch ${nth}`,
  call: ({ batches }) => {
    const batch = nthOf(batches, nth);
    return batch && call(batch);
  },
  judge: (model, answer, { path }) => {
    const batch = model.batches.find(({ batchId }) => path.split('/').includes(batchId));
    return batch ? judge(model, batch, answer) : 'there is no batch';
  },
});

export const executeBatch = (user: User, nth: number): Operation =>
  aboutBatch(
    `${user} executes`,
    nth,
    ({ batchId }) => ({ method: 'POST', path: `/batches/${batchId}/execute`, user, body: {} }),
    (model, batch, answer) => {
      if (batch.status === 'CANCELLED') return expected('409 batch_not_executable', answer);
      if (batch.status === 'COMPLETED' || batch.status === 'FAILED') return expected('200', answer);
      if (batch.status === 'PENDING' && needsApproval(model, batch) && !batch.isApproved) {
        return expected('409 approval_required', answer);
      }
      batch.status = 'QUEUED';
      return expected('202', answer);
    },
  );

export const approveBatch = (user: User, nth: number): Operation =>
  aboutBatch(
    `${user} approves`,
    nth,
    ({ batchId }) => ({ method: 'POST', path: `/batches/${batchId}/approve`, user, body: {} }),
    (_, batch, answer) => {
      if (batch.createdBy === user) return expected('409 second_person_required', answer);
      if (batch.isApproved) return expected('200', answer);
      if (batch.status !== 'PENDING') return expected('409 batch_not_approvable', answer);
      batch.isApproved = true;
      return expected('200', answer);
    },
  );

export const cancelBatch = (user: User, nth: number): Operation =>
  aboutBatch(
    `${user} cancels`,
    nth,
    ({ batchId }) => ({ method: 'DELETE', path: `/batches/${batchId}`, user }),
    (model, batch, answer) => {
      if (batch.status === 'COMPLETED') return expected('409 batch_not_cancellable', answer);
      if (batch.status === 'PENDING' || batch.status === 'QUEUED') batch.status = 'CANCELLED';
      for (const payment of batch.payments) {
        if (payment.status === 'PENDING' || payment.status === 'FAILED') release(model, payment);
      }
      return expected('200', answer);
    },
  );
