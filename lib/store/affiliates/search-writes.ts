import type { Affiliate } from '../../domain/affiliates/affiliate.ts';
import { type SearchHead, searchHeads } from '../../domain/affiliates/affiliate-search.ts';
import { searchIndex, searchKey } from '../keys.ts';
import type { Write } from '../shared/table.ts';

/**
 * Adds an affiliate's search entries to the index and removes the outdated ones. This happens in the transaction that writes
 * the profile, on condition that it is as it was read, so the two never differ.
 */
export function searchWrites(before: Affiliate | undefined, after: Affiliate): Write[] {
  const { affiliateId } = after;
  const [old, now] = [before?.isListed ? searchHeads(before) : [], searchHeads(after)];
  const isIn = (heads: readonly SearchHead[], { field, head }: SearchHead) =>
    heads.some((one) => one.field === field && one.head === head);
  const gone = old.filter((one) => !isIn(now, one));
  const fresh = now.filter((one) => !isIn(old, one));
  return [
    ...gone.map((one): Write => ({ Delete: { Key: { ...searchKey(affiliateId, one) } } })),
    ...fresh.map(
      (one): Write => ({ Put: { Item: { ...searchKey(affiliateId, one), ...searchIndex(affiliateId, one) } } }),
    ),
  ];
}
