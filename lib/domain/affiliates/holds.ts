import type { Hold } from '../commissions/ledger.ts';
import type { Proposal } from '../settings/proposal.ts';
import type { Currency } from '../shared/currency.ts';
import type { AffiliateId } from '../shared/ids.ts';

/**
 * The holds that people have placed on an affiliate: on everything, future currencies included, or on single currencies. The
 * automatic hold is separate: a balance gets it when money moved twice (M6), or was paid and then refused.
 */
export type AffiliateHolds = {
  readonly affiliateId: AffiliateId;
  /** Raised by every write. */
  readonly version: number;
  readonly all?: Hold | undefined;
  readonly byCurrency: ReadonlyMap<string, Hold>;
  /** A release that a second person has to confirm. Any change of these holds removes it. */
  readonly proposal?: ReleaseProposal | undefined;
};

/** A proposal to lift automatic holds, together with the holds of people. */
export type ReleaseProposal = Proposal & {
  /** Absent: holds on all currencies. */
  readonly currency?: Currency | undefined;
  /** The automatic holds of balances, as the first person saw them. */
  readonly lifts: readonly AutomaticHold[];
  /** How many holds of people are lifted as well. */
  readonly people: number;
};

/** The automatic hold of one balance. */
export type AutomaticHold = { readonly currency: Currency; readonly hold: Hold };

/** Whether a release lifts exactly the same holds as the proposed one. */
export function isSameRelease(
  proposed: ReleaseProposal,
  { currency, lifts, people }: Pick<ReleaseProposal, 'currency' | 'lifts' | 'people'>,
): boolean {
  return (
    proposed.currency === currency &&
    proposed.people === people &&
    proposed.lifts.length === lifts.length &&
    lifts.every((lift) =>
      proposed.lifts.some((known) => known.currency === lift.currency && isSame(known.hold, lift.hold)),
    )
  );
}

export function noHolds(affiliateId: AffiliateId): AffiliateHolds {
  return { affiliateId, version: 0, byCurrency: new Map() };
}

/** The hold, placed by a person, that stops payments in this currency. */
export function holdOn(holds: AffiliateHolds | undefined, currency: Currency): Hold | undefined {
  return holds?.all ?? holds?.byCurrency.get(currency);
}

/** Places a hold on everything, or on one currency. Does nothing if there already is one: the first reason stays. */
export function placeHold(holds: AffiliateHolds, hold: Hold, currency?: Currency): AffiliateHolds | undefined {
  const version = holds.version + 1;
  if (currency === undefined) return holds.all ? undefined : { ...holds, version, all: hold, proposal: undefined };
  if (holds.byCurrency.has(currency)) return undefined;
  return { ...holds, version, byCurrency: new Map([...holds.byCurrency, [currency, hold]]), proposal: undefined };
}

/**
 * Lifts every hold, or the one on a currency, but only holds that the caller has seen. Does nothing if there is none to
 * lift.
 */
export function liftHolds(
  holds: AffiliateHolds,
  seen: AffiliateHolds,
  currency?: Currency,
): AffiliateHolds | undefined {
  const keepsAll = currency !== undefined || !isSame(holds.all, seen.all);
  const kept = [...holds.byCurrency].filter(
    ([code, hold]) => (currency !== undefined && code !== currency) || !isSame(hold, seen.byCurrency.get(code)),
  );
  const liftsNothing = (keepsAll || holds.all === undefined) && kept.length === holds.byCurrency.size;
  if (liftsNothing) return undefined;
  return {
    affiliateId: holds.affiliateId,
    version: holds.version + 1,
    all: keepsAll ? holds.all : undefined,
    byCurrency: new Map(kept),
  };
}

/** Whether it is exactly this hold, and not one that was placed later. */
export function isSame(hold: Hold | undefined, seen: Hold | undefined): boolean {
  return hold?.at === seen?.at && hold?.reason === seen?.reason && hold?.by === seen?.by;
}
