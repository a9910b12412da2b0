import { currency } from '../../../lib/domain/shared/currency.ts';
import { entryPrefix } from '../../../lib/store/keys.ts';
import type { Change } from '../store/item-store.ts';
import type { StoredMap, StoredValue } from '../store/stored-value.ts';

/**
 * Ledger entries for rules that know nothing of how they are stored: one by one, also where commissions share an item. It is read as
 * ADR 22 describes it, independently of the product. An item that is not as described stays one change, and is found to be unreadable.
 */
export function eachEntry(change: Change): readonly Change[] {
  const { before, after } = change;
  if ((after ?? before)?.kind !== 'COMMISSIONS') return [change];
  const [old, young] = [before, after].map((item) => item && entriesIn(item));
  if ((before && !old) || (after && !young)) return [change];
  const keys = new Set([...(old?.keys() ?? []), ...(young?.keys() ?? [])]);
  return [...keys].sort().map((SK) => ({
    ...change,
    key: { PK: change.key.PK, SK },
    before: old?.get(SK),
    after: young?.get(SK),
  }));
}

/** By their sort keys; nothing if the item cannot be read. */
function entriesIn({ commissions, ...last }: StoredMap): ReadonlyMap<string, StoredMap> | undefined {
  const { seq, totalMinor, currency: code } = last;
  if (typeof seq !== 'bigint' || typeof totalMinor !== 'bigint' || typeof code !== 'string' || !isList(commissions))
    return;
  const entries = new Map<string, StoredMap>();
  let sum = totalMinor;
  for (const [later, commission] of commissions.toReversed().entries()) {
    if (!isList(commission) || commission.length !== 3) return;
    const [commissionId = null, amountMinor, approvedAt = null] = commission;
    if (typeof amountMinor !== 'bigint') return;
    const own = seq - BigInt(later);
    const SK = `${entryPrefix(currency(code))}${String(own).padStart(12, '0')}`;
    entries.set(SK, {
      ...last,
      SK,
      kind: 'COMMISSION',
      seq: own,
      totalMinor: sum,
      commissionId,
      amountMinor,
      approvedAt,
    });
    sum -= amountMinor;
  }
  return entries;
}

function isList(value: StoredValue | undefined): value is readonly StoredValue[] {
  return Array.isArray(value);
}
