import pMap from 'p-map';
import { isLinkedTo, type PayoutAccount } from '../../domain/accounts/payout-account.ts';
import type { Affiliate } from '../../domain/affiliates/affiliate.ts';
import { type AffiliateId, foldedPayeeId, type PayeeId } from '../../domain/shared/ids.ts';
import type { Instant } from '../../domain/shared/time.ts';
import { seenAccount } from '../accounts/seen-account.ts';
import { auditEntryOnce } from '../audit/audit-entry.ts';
import type { Context } from '../shared/context.ts';
import { PayoutError } from '../shared/errors.ts';
import type { PaymentProvider, ProviderDirectory } from '../shared/payment-provider.ts';
import { type StoreFault, storeFault, unlessAllFaulty } from '../shared/store-fault.ts';
import type { AffiliateRepository, AffiliateSave } from './affiliate-repository.ts';

export type AffiliateImport = {
  readonly affiliateId: AffiliateId;
  readonly fullName: string;
  readonly email: string;
  readonly country: string;
  /** Links the account at the provider; absent: the link stays as it is. */
  readonly payeeId?: PayeeId | undefined;
};

export type AffiliateVerdict =
  | { readonly affiliateId: AffiliateId; readonly status: 'accepted' }
  | {
      readonly affiliateId: AffiliateId;
      readonly status: 'rejected';
      readonly code: 'rise_id_taken';
      readonly message: string;
    }
  | ({ readonly affiliateId: AffiliateId; readonly status: 'rejected' } & StoreFault);

export type AffiliateDependencies = { readonly affiliates: AffiliateRepository; readonly providers: ProviderDirectory };

const PARALLEL_SAVES = 8;

/** Lost races with another import of the same affiliate before giving up; each is a fresh read. */
const MAX_TRIES = 10;

/**
 * Creates or updates affiliates. Importing the same rows again changes nothing. Verdicts come in the order of the rows. A row that
 * cannot be read or written stops no other.
 */
export async function importAffiliates(
  deps: AffiliateDependencies,
  context: Context,
  rows: readonly AffiliateImport[],
): Promise<readonly AffiliateVerdict[]> {
  const ids = rows.map(({ affiliateId }) => affiliateId);
  // If they cannot be read all at once, each row reads its own.
  const known = await findKnown(deps.affiliates, ids).catch(() => undefined);
  const verdicts = new Map<number, AffiliateVerdict>();
  await pMap(
    inTurn(rows, known?.accounts),
    async ([first, ...later]) => {
      if (!first) return;
      verdicts.set(first.position, await importAffiliate(deps, context, first, known));
      for (const placed of later) verdicts.set(placed.position, await importAffiliate(deps, context, placed));
    },
    { concurrency: PARALLEL_SAVES },
  );
  return unlessAllFaulty([...verdicts].sort(([left], [right]) => left - right).map(([, verdict]) => verdict));
}

type Placed = { readonly row: AffiliateImport; readonly position: number };

/**
 * Rows that must be written one after the other. Rows of the same affiliate, so that the last one wins. And all rows of affiliates
 * of whom two have or ask for the same payee id, so that the order of the rows decides who gets it, whichever write would be faster.
 */
function inTurn(rows: readonly AffiliateImport[], accounts: Known['accounts'] = new Map()): Placed[][] {
  const placed = rows.map((row, position) => ({ row, position }));
  const byPayeeId = Map.groupBy([...rows, ...accounts.values()], ({ payeeId }) => payeeId && foldedPayeeId(payeeId));
  byPayeeId.delete(undefined);
  const contesting = new Set(
    [...byPayeeId.values()].flatMap((some) => {
      const affiliates = new Set(some.map(({ affiliateId }) => affiliateId));
      return affiliates.size > 1 ? [...affiliates] : [];
    }),
  );
  const [contested = [], free = []] = [true, false].map((wanted) =>
    placed.filter(({ row }) => contesting.has(row.affiliateId) === wanted),
  );
  return [contested, ...Map.groupBy(free, ({ row }) => row.affiliateId).values()];
}

type Known = {
  readonly profiles: ReadonlyMap<AffiliateId, Affiliate>;
  readonly accounts: ReadonlyMap<AffiliateId, PayoutAccount>;
};

async function findKnown(affiliates: AffiliateRepository, ids: readonly AffiliateId[]): Promise<Known> {
  const [profiles, accounts] = await Promise.all([affiliates.find(ids), affiliates.findAccounts(ids)]);
  return { profiles, accounts };
}

async function importAffiliate(
  deps: AffiliateDependencies,
  context: Context,
  { row, position }: Placed,
  read?: Known,
): Promise<AffiliateVerdict> {
  const { affiliateId } = row;
  try {
    const as = { action: 'affiliate.imported', purpose: `row ${position}` } as const;
    const result = await saveAffiliate(deps, context, row, as, read);
    if (result === 'saved') return { affiliateId, status: 'accepted' };
    const message = 'riseId: this Rise account is linked to another affiliate';
    return { affiliateId, status: 'rejected', code: 'rise_id_taken', message };
  } catch (error) {
    return { affiliateId, status: 'rejected', ...storeFault(error) };
  }
}

/**
 * Writes what differs from what is stored. The same request again undoes nothing that others have written since.
 *
 * @param read what was stored a moment ago. If another writer has changed it since, it is read again.
 * @throws PayoutError `contended`
 */
export async function saveAffiliate(
  deps: AffiliateDependencies,
  context: Context,
  row: AffiliateImport,
  as: { readonly action: 'affiliate.imported' | 'affiliate.updated'; readonly purpose: string },
  read?: Known,
): Promise<'saved' | 'payee-taken'> {
  const { affiliateId } = row;
  const provider = deps.providers.get(deps.providers.defaultName);
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const known = (tries === 0 && read) || (await findKnown(deps.affiliates, [affiliateId]));
    const save = await affiliateSave(provider, row, known, context.now());
    if (!save) return 'saved';
    const audit = auditEntryOnce(context, as.purpose, { type: 'affiliate', affiliateId }, as.action, {
      created: save.before === undefined,
      ...(save.account && {
        kycStatus: save.account.after.kycStatus,
        riseIdChanged: !isLinkedTo(save.account.before, provider.name, save.account.after.payeeId),
      }),
    });
    const result = await deps.affiliates.save(save, audit);
    if (result !== 'changed') return result === 'payee-taken' ? result : 'saved';
  }
  throw new PayoutError({ code: 'contended', what: `affiliate "${affiliateId}"` });
}

/** What has to be written. Nothing if all of it is stored already. */
async function affiliateSave(
  provider: PaymentProvider,
  { affiliateId, fullName, email, country, payeeId }: AffiliateImport,
  { profiles, accounts }: Known,
  now: Instant,
): Promise<AffiliateSave | undefined> {
  const before = profiles.get(affiliateId);
  const accountBefore = accounts.get(affiliateId);
  const account =
    payeeId === undefined ? undefined : await seenAccount(provider, affiliateId, payeeId, accountBefore, now);
  const sameProfile = before?.fullName === fullName && before.email === email && before.country === country;
  if (sameProfile && before.isListed && !account) return undefined;
  const after: Affiliate = {
    affiliateId,
    fullName,
    email,
    country,
    isListed: true,
    createdAt: before?.createdAt ?? now,
    updatedAt: now,
  };
  return { before, after, account: account && { before: accountBefore, after: account } };
}
