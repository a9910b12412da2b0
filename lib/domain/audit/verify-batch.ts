import { isFinished } from '../batches/batch.ts';
import { PAYMENT_STATUSES } from '../transactions/payment.ts';
import { linkHash } from './audit-chain.ts';
import type { AuditBreak, BatchEvidence, FoundEntry } from './audit-evidence.ts';
import { NO_HASH } from './audit-hash.ts';
import type { AuditHead, AuditLink } from './audit-link.ts';
import { type FinalCheck, verifyFinal } from './verify-final.ts';

/** A link with the entry that it was found in. */
type Placed = { readonly link: AuditLink; readonly found: FoundEntry; readonly at: string };
type Timed = { readonly at: string; readonly broken: AuditBreak };

/** Sorts after every time, so that faults of an item itself are reported after faults of the log. */
const LAST = '~';

/**
 * The first thing in a batch, in order of time, that was changed. Each entry must hash to its links, no link of a payment
 * or batch may be missing or double, and the items must be as the newest links left them.
 */
export function verifyBatch(evidence: BatchEvidence): AuditBreak | undefined {
  const { batchId, entries, unreadable } = evidence;
  const broken: Timed[] = [];
  const tell = (at: string, found: Omit<AuditBreak, 'batchId'>) => broken.push({ at, broken: { batchId, ...found } });
  for (const { transactionId } of unreadable) {
    tell(LAST, {
      code: 'item_altered',
      transactionId,
      message: `the item of ${transactionId ?? batchId} cannot be read`,
    });
  }
  for (const found of entries) {
    const problem = entryProblem(found);
    // If the entry itself is wrong, the time in it is as doubtful as the rest.
    if (problem) tell(found.isInPlace ? (found.entry?.at ?? '') : '', problem);
  }
  const bySubject = Map.groupBy(entries.flatMap(placed), ({ link }) => subjectId(link));
  const subjects = new Map<string, Item | undefined>([...bySubject.keys()].map((id) => [id, undefined]));
  for (const item of itemsOf(evidence)) subjects.set(item.id, item);
  for (const [id, item] of subjects) {
    const found = chainBreak(id, bySubject.get(id) ?? [], item);
    if (found) tell(found.at, found.broken);
  }
  const final = finalBreak(evidence);
  if (final) tell(LAST, final);
  const counts = countsBreak(evidence);
  if (counts) tell(LAST, counts);
  return earliest(broken)?.broken;
}

/** Among faults of the same time, the one that was found first. */
function earliest(broken: readonly Timed[]): Timed | undefined {
  return broken.reduce<Timed | undefined>((first, one) => (first && first.at <= one.at ? first : one), undefined);
}

function entryProblem({ auditId, entry, isInPlace }: FoundEntry): Omit<AuditBreak, 'batchId'> | undefined {
  if (!entry) return { code: 'entry_unreadable', auditId, message: `audit entry ${auditId} cannot be read` };
  if (!isInPlace) {
    const message = `audit entry ${auditId} is not where its own content says it belongs`;
    return { code: 'entry_altered', auditId, message };
  }
  if (!entry.links && /^(batch|payment)\./.test(entry.action)) {
    return {
      code: 'entry_inserted',
      auditId,
      message: `audit entry ${auditId} records a change but belongs to no chain`,
    };
  }
  return undefined;
}

function placed(found: FoundEntry): Placed[] {
  const { entry } = found;
  if (!entry) return [];
  return (entry.links ?? []).map((link) => ({ link, found, at: entry.at }));
}

function subjectId(link: AuditLink): string {
  return 'batchId' in link ? link.batchId : link.transactionId;
}

type Item = {
  readonly id: string;
  readonly head?: AuditHead | undefined;
  readonly state: string;
  readonly words: string;
};

function itemsOf({ batch, payments }: BatchEvidence): Item[] {
  const items: Item[] = payments.map(({ transactionId, status, amountMinor, ...rest }) => ({
    ...rest,
    id: transactionId,
    words: `${status}, ${amountMinor} in minor units`,
  }));
  if (batch) items.push({ ...batch, id: batch.batchId, words: batch.status });
  return items;
}

/** Follows the chain of one payment, or of the batch itself, from its first link to the item. */
function chainBreak(id: string, links: readonly Placed[], item: Item | undefined): Timed | undefined {
  const transactionId = id.includes('.') ? id : undefined;
  let previous = NO_HASH;
  let state: string | undefined;
  const inOrder = links.toSorted((left, right) => left.link.seq - right.link.seq);
  for (const [n, { link, found, at }] of inOrder.entries()) {
    const { auditId } = found;
    const said = (code: AuditBreak['code'], message: string) => ({
      at,
      broken: { code, message, auditId, transactionId },
    });
    if (link.seq > n + 1) {
      return said(
        'entry_missing',
        `change ${n + 1} of ${id} is missing: the next one found is ${link.seq}, in entry ${auditId}`,
      );
    }
    if (link.seq <= n)
      return said('entry_inserted', `change ${link.seq} of ${id} is recorded twice, also by entry ${auditId}`);
    if (linkHash(link, previous, found.said) !== link.hash) {
      return said(
        'entry_altered',
        `entry ${auditId} is not what was written as change ${link.seq} of ${id}, or what came before it is not`,
      );
    }
    previous = link.hash;
    state = link.state;
  }
  return itemBreak(id, transactionId, inOrder.at(-1), { previous, state }, item);
}

function itemBreak(
  id: string,
  transactionId: string | undefined,
  last: Placed | undefined,
  { previous, state }: { readonly previous: string; readonly state: string | undefined },
  item: Item | undefined,
): Timed | undefined {
  const auditId = last?.found.auditId;
  const said = (code: AuditBreak['code'], message: string) => ({
    at: LAST,
    broken: { code, message, auditId, transactionId },
  });
  if (!item) return said('item_missing', `${id} is gone; its newest change is ${last?.link.seq}, in entry ${auditId}`);
  const newest = last?.link.seq ?? 0;
  const expected = item.head?.seq ?? 0;
  if (expected === 0 && newest === 0) return said('item_inserted', `${id} has no audit entry`);
  if (expected > newest) {
    return said(
      'entry_missing',
      `the newest changes of ${id} are missing: ${expected} were made, the last one found is ${newest}`,
    );
  }
  if (expected < newest || item.head?.hash !== previous) {
    return said('item_altered', `${id} was set back: its item knows ${expected} changes, its log ${newest}`);
  }
  if (item.state !== state) {
    return said(
      'item_altered',
      `${id} (${item.words}) is not what its newest change left, which is ${newest}, in entry ${auditId}`,
    );
  }
  return undefined;
}

function finalBreak({ batchId, batch, payments, entries, record }: BatchEvidence) {
  const finals = entries.flatMap(({ auditId, said, entry }) =>
    entry?.final ? [{ auditId, said, final: entry.final }] : [],
  );
  const check: FinalCheck = {
    batchId,
    isFinished: batch !== undefined && isFinished(batch.status as Parameters<typeof isFinished>[0]),
    payments: payments.map(({ transactionId }) => transactionId),
    links: entries.flatMap(({ entry }) => entry?.links ?? []),
    finals,
    record,
  };
  return verifyFinal(check);
}

/** Payments move the batch's sums, so no link covers these. They must equal the sums over the payments. */
function countsBreak({ batchId, batch, payments }: BatchEvidence): Omit<AuditBreak, 'batchId'> | undefined {
  if (!batch) return undefined;
  const sums = PAYMENT_STATUSES.map((status) => {
    const same = payments.filter((payment) => payment.status === status);
    return { status, count: same.length, amount: same.reduce((sum, { amountMinor }) => sum + amountMinor, 0n) };
  });
  const wrong = sums.find(
    ({ status, count, amount }) => batch.counts[status] !== count || batch.amounts[status] !== amount,
  );
  const total = payments.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  if (!wrong && payments.length === batch.paymentCount && total === batch.totalMinor) return undefined;
  const what = wrong ? `those that are ${wrong.status}` : 'all of them';
  return {
    code: 'counts_wrong',
    message: `number or sum of the payments of ${batchId} (${what}) is not what its payments say`,
  };
}
