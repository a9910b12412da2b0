import { isDeepStrictEqual } from 'node:util';
import type { StoredMap } from '../store/stored-value.ts';
import { integerOf, mapOf, mapsOf, optionalText } from './fields.ts';
import type { ItemKind } from './item-kind.ts';
import type { Facts, NotedChange, Rule, Transaction } from './rule.ts';

const AUDITED: readonly ItemKind[] = [
  'account',
  'adjustment',
  'affiliate',
  'balance',
  'batch',
  'commission',
  'entry',
  'final',
  'hold',
  'incident',
  'invite',
  'payment',
  'seal',
  'settings',
  'webhook',
];
/** Fields of a batch that its payments change. Such a change is a link of the payments' chains, not of the batch's. */
const MOVED_BY_PAYMENTS = ['counts', 'amounts', 'version'];

/**
 * M7: every change of a state has an audit entry of its own subject in the same transaction, and no entry is ever changed. Each change of a
 * payment or a batch is the next link of its chain in such an entry, and the item names that link as its newest.
 */
export function audited(_facts: Facts): Rule {
  return {
    id: 'M7',
    *transaction({ changes, cause }: Transaction) {
      if (cause === 'restore') return;
      const entries = changes.filter(({ kind }) => kind === 'audit');
      for (const { key, before, after } of entries) {
        if (before) yield `audit entry ${key.PK} ${key.SK} was ${after ? 'changed' : 'removed'}`;
      }
      const links = entries.flatMap(({ after }) => mapsOf(after, 'links'));
      for (const change of changes) {
        if (!AUDITED.includes(change.kind)) continue;
        if (!entries.some((entry) => isAbout(entry, change)))
          yield `${change.key.PK} ${change.key.SK} was changed without an audit entry`;
        else yield* chainBroken(change, links);
      }
      for (const link of links) yield* linkBroken(link, changes);
    },
  };
}

/** A transaction may be about many affiliates. Then each has an entry of its own, beside their items. */
function isAbout(entry: NotedChange, { before, after }: NotedChange): boolean {
  const affiliateId = (after ?? before)?.affiliateId;
  return (
    !entry.key.PK.startsWith('AFFILIATE#') || affiliateId === undefined || entry.key.PK === `AFFILIATE#${affiliateId}`
  );
}

function* chainBroken({ kind, key, before, after }: NotedChange, links: readonly StoredMap[]): Generator<string> {
  if (kind !== 'payment' && kind !== 'batch') return;
  const name = `${key.PK} ${key.SK}`;
  if (!after) {
    yield `${name} was removed`;
    return;
  }
  if (kind === 'batch' && before && isMovedByPayments(before, after)) return;
  const idField = kind === 'payment' ? 'transactionId' : 'batchId';
  const head = mapOf(after, 'audit');
  const link = links.find((one) => one[idField] === after[idField]);
  const seq = before && mapOf(before, 'audit')?.seq;
  const expected = (typeof seq === 'bigint' ? seq : 0n) + 1n;
  if (!link) yield `${name} was changed, and no audit entry of the transaction links to it`;
  else if (integerOf(link, 'seq') !== expected) yield `change ${expected} of ${name} is numbered ${link.seq}`;
  else if (head?.seq !== link.seq || head?.hash !== link.hash)
    yield `${name} does not name the link of its newest change`;
}

/** A link without its change would claim what did not happen. */
function* linkBroken(link: StoredMap, changes: readonly NotedChange[]): Generator<string> {
  const isThere = changes.some(({ kind, after }) => {
    if (kind === 'payment') return after?.transactionId === link.transactionId && link.transactionId !== undefined;
    return kind === 'batch' && after?.batchId === link.batchId && link.batchId !== undefined;
  });
  const subject = optionalText(link, 'transactionId') ?? optionalText(link, 'batchId');
  if (!isThere) yield `an audit entry links to a change of ${subject}, which is not in its transaction`;
}

function isMovedByPayments(before: StoredMap, after: StoredMap): boolean {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  for (const name of names) {
    if (!MOVED_BY_PAYMENTS.includes(name) && !isDeepStrictEqual(before[name], after[name])) return false;
  }
  return true;
}
