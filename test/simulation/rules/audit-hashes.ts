import { createHash } from 'node:crypto';
import type { StoredMap, StoredValue } from '../store/stored-value.ts';
import { mapOf, mapsOf, textOf } from './fields.ts';
import type { Facts, Rule, Transaction } from './rule.ts';

/** Fields that are not part of the state that a link covers. */
const KEYS = ['PK', 'SK', 'GSI1PK', 'GSI1SK', 'GSI2PK', 'GSI2SK'];
const OF_A_PAYMENT = [...KEYS, 'audit'];
const OF_A_BATCH = [...KEYS, 'audit', 'counts', 'amounts', 'version'];
const OF_AN_ENTRY = [...KEYS, 'links', 'final'];

/**
 * Every link's hash follows docs/audit.md. It is calculated here independently, over the link before, the entry, and the
 * item after the change. This costs more than all other rules together.
 */
export function auditHashesRule({ books }: Facts): Rule {
  return {
    id: 'audit hashes',
    *transaction({ changes, cause }: Transaction) {
      if (cause === 'restore') return;
      for (const { kind, after } of changes) {
        if (kind !== 'audit' || !after) continue;
        const entry = hashOf('entry', without(after, OF_AN_ENTRY));
        for (const link of mapsOf(after, 'links')) {
          const before = changes.find(({ kind: item, after: to }) => isOf(link, item, to))?.before;
          yield* linkBroken(link, entry, before && mapOf(before, 'audit'));
        }
      }
    },
  };

  function* linkBroken(link: StoredMap, entry: string, head: StoredMap | undefined) {
    const { transactionId, batchId } = link;
    const subject: StoredMap = transactionId === undefined ? { batchId: batchId ?? null } : { transactionId };
    const item =
      transactionId === undefined
        ? books.batches.get(textOf(link, 'batchId'))?.item
        : books.payments.get(textOf(link, 'transactionId'));
    const state = hashOf('state', without(item ?? {}, transactionId === undefined ? OF_A_BATCH : OF_A_PAYMENT));
    const name = `link ${String(link.seq)} of ${String(transactionId ?? batchId)}`;
    if (state !== link.state) yield `${name} is not the hash of what the change left`;
    const previous = head ? textOf(head, 'hash') : 'none';
    const hash = hashOf('link', { ...subject, seq: link.seq ?? null, state: link.state ?? null, previous, entry });
    if (hash !== link.hash) yield `${name} does not follow from the link before, its entry and its state`;
  }
}

function isOf(link: StoredMap, kind: string, item: StoredMap | undefined): boolean {
  if (link.transactionId !== undefined) return kind === 'payment' && item?.transactionId === link.transactionId;
  return kind === 'batch' && item?.batchId === link.batchId;
}

function without(item: StoredMap, names: readonly string[]): StoredMap {
  return Object.fromEntries(Object.entries(item).filter(([name]) => !names.includes(name)));
}

function hashOf(kind: string, content: StoredMap): string {
  const text = `["disbursement-audit-1","${kind}",${canonical(content)}]`;
  return createHash('sha256').update(text).digest('base64url');
}

function canonical(value: StoredValue | undefined): string {
  if (typeof value === 'bigint') return String(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join(',')}}`;
}
