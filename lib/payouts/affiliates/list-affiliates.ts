import type { Affiliate } from '../../domain/affiliates/affiliate.ts';
import { type AffiliateSearch, fits, headSought, searchHeads } from '../../domain/affiliates/affiliate-search.ts';
import { inChunks } from '../shared/in-chunks.ts';
import type { AffiliateRange, ListedAffiliate } from './affiliate-repository.ts';
import { type AffiliateView, affiliateViews, isHeld, type ViewDependencies } from './affiliate-views.ts';

export type AffiliateFilter = AffiliateSearch & { readonly isHeld?: boolean | undefined };

export type AffiliateList = {
  readonly affiliates: readonly AffiliateView[];
  /** Where the listing goes on. */
  readonly next?: string | undefined;
};

/** Profiles read at a time. */
const READ_AHEAD = 100;

/** Affiliates that are looked at for one answer. If a filter has left the page short by then, the next page goes on from there. */
const LOOK_AT = 1_000;

/**
 * Affiliates that match the filter, in the order in which an index has them. The index is a moment behind and holds only the
 * first letters. The items themselves decide who is shown and who is on hold.
 */
export async function listAffiliates(
  deps: ViewDependencies,
  filter: AffiliateFilter,
  { limit, after }: { readonly limit: number; readonly after?: string | undefined },
): Promise<AffiliateList> {
  const range = rangeOf(filter);
  const found: { readonly view: AffiliateView; readonly place: string }[] = [];
  let [looked, isCut] = [0, false];
  let last = after;
  for await (const some of inChunks(deps.affiliates.listed(range, after), READ_AHEAD)) {
    found.push(...(await viewsOf(deps, filter, range, some)));
    looked += some.length;
    last = some.at(-1)?.place;
    isCut = found.length > limit || looked >= LOOK_AT;
    if (isCut) break;
  }
  const shown = found.slice(0, limit);
  const next = found.length > limit ? shown.at(-1)?.place : isCut ? last : undefined;
  return { affiliates: shown.map(({ view }) => view), next };
}

/** The range with the fewest affiliates: few are on hold, and an address narrows more than a name, a name more than an id. */
function rangeOf(filter: AffiliateFilter): AffiliateRange {
  if (filter.isHeld) return { by: 'hold' };
  const head = headSought(filter);
  return head ? { by: 'head', ...head } : { by: 'id', prefix: filter.idPrefix ?? '' };
}

async function viewsOf(
  deps: ViewDependencies,
  filter: AffiliateFilter,
  range: AffiliateRange,
  listed: readonly ListedAffiliate[],
) {
  const profiles = await deps.affiliates.find(listed.map(({ affiliateId }) => affiliateId));
  const fitting = listed.flatMap(({ affiliateId, place, head }) => {
    const affiliate = profiles.get(affiliateId);
    return affiliate && fits(affiliate, filter) && isItsFirst(affiliate, range, head) ? [{ affiliate, place }] : [];
  });
  const views = await affiliateViews(
    deps,
    fitting.map(({ affiliate }) => affiliate),
  );
  return views.flatMap((view, position) => {
    const place = fitting[position]?.place;
    const isWanted = filter.isHeld === undefined || isHeld(view) === filter.isHeld;
    return isWanted && place !== undefined ? [{ view, place }] : [];
  });
}

/** "Ann Anderson" is listed twice under `an`, and is shown once. Entries of an earlier name that the index still has are passed over. */
function isItsFirst(affiliate: Affiliate, range: AffiliateRange, head: string | undefined): boolean {
  if (range.by !== 'head') return true;
  const heads = searchHeads(affiliate).filter((one) => one.field === range.field && one.head.startsWith(range.head));
  return heads.map((one) => one.head).sort()[0] === head;
}
