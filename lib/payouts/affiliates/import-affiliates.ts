import pMap from 'p-map';
import { isLinkedTo, type PayoutAccount } from '../../domain/accounts/payout-account.ts';
import type { Affiliate } from '../../domain/affiliates/affiliate.ts';
import { type AffiliateId, foldedPayeeId, type PayeeId } from '../../domain/shared/ids.ts';
import { split } from '../../domain/shared/split.ts';
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

const PARALLEL_ROWS = 8;

/** After so many rows what was found is written, so that a request that dies later has not asked the provider in vain. */
const ROWS_TOGETHER = 50;

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
  const { contested, free } = inTurn(rows, known?.accounts);
  const first = free.flatMap((some) => some.slice(0, 1));
  const done = new Set(known && (await importTogether(deps, context, first, known)));
  const verdicts = new Map<number, AffiliateVerdict>();
  await pMap(
    [contested, ...free],
    async (some) => {
      for (const placed of some) {
        const { position, row } = placed;
        const isDone = done.has(position);
        verdicts.set(position, isDone ? accepted(row) : await importAlone(deps, context, placed));
      }
    },
    { concurrency: PARALLEL_ROWS },
  );
  return unlessAllFaulty([...verdicts].sort(([left], [right]) => left - right).map(([, verdict]) => verdict));
}

type Placed = { readonly row: AffiliateImport; readonly position: number };

/**
 * `free`: the rows of each affiliate, which are written one after the other, so that the last one wins. `contested`: all rows of
 * affiliates of whom two have or ask for the same payee id. They are written one after the other, too, so that the order of the rows
 * decides who gets it, whichever write would be faster.
 */
function inTurn(rows: readonly AffiliateImport[], accounts: Known['accounts'] = new Map()) {
  const placed = rows.map((row, position): Placed => ({ row, position }));
  const byPayeeId = Map.groupBy([...rows, ...accounts.values()], ({ payeeId }) => payeeId && foldedPayeeId(payeeId));
  byPayeeId.delete(undefined);
  const contesting = new Set(
    [...byPayeeId.values()].flatMap((some) => {
      const affiliates = new Set(some.map(({ affiliateId }) => affiliateId));
      return affiliates.size > 1 ? [...affiliates] : [];
    }),
  );
  const [contested = [], others = []] = [true, false].map((wanted) =>
    placed.filter(({ row }) => contesting.has(row.affiliateId) === wanted),
  );
  return { contested, free: [...Map.groupBy(others, ({ row }) => row.affiliateId).values()] };
}

type Known = {
  readonly profiles: ReadonlyMap<AffiliateId, Affiliate>;
  readonly accounts: ReadonlyMap<AffiliateId, PayoutAccount>;
};

async function findKnown(affiliates: AffiliateRepository, ids: readonly AffiliateId[]): Promise<Known> {
  const [profiles, accounts] = await Promise.all([affiliates.find(ids), affiliates.findAccounts(ids)]);
  return { profiles, accounts };
}

const accepted = ({ affiliateId }: AffiliateImport): AffiliateVerdict => ({ affiliateId, status: 'accepted' });

/**
 * Writes what differs from what was read, with many affiliates in a transaction, to save round trips. No two rows may be of the
 * same affiliate.
 *
 * @returns the positions of the rows that are stored now. Each of the others has to be tried alone
 */
async function importTogether(
  deps: AffiliateDependencies,
  context: Context,
  placed: readonly Placed[],
  known: Known,
): Promise<readonly number[]> {
  const stored: number[] = [];
  for (const some of split(placed, ROWS_TOGETHER)) stored.push(...(await importSome(deps, context, some, known)));
  return stored;
}

async function importSome(
  deps: AffiliateDependencies,
  context: Context,
  placed: readonly Placed[],
  known: Known,
): Promise<readonly number[]> {
  const provider = deps.providers.get(deps.providers.defaultName);
  const compared = await pMap(
    placed,
    async ({ row, position }) => ({ position, save: await affiliateSave(provider, row, known, context.now()) }),
    { concurrency: PARALLEL_ROWS },
  );
  const changed = compared.flatMap(({ position, save }) =>
    save ? { position, save, audit: auditEntryOf(provider, context, save, importOf(position)) } : [],
  );
  const saved = await deps.affiliates.saveTogether(changed);
  const same = compared.filter(({ save }) => !save);
  return [...same, ...changed.filter((_, n) => saved[n])].map(({ position }) => position);
}

async function importAlone(
  deps: AffiliateDependencies,
  context: Context,
  { row, position }: Placed,
): Promise<AffiliateVerdict> {
  const { affiliateId } = row;
  try {
    const result = await saveAffiliate(deps, context, row, importOf(position));
    if (result === 'saved') return accepted(row);
    const message = 'riseId: this Rise account is linked to another affiliate';
    return { affiliateId, status: 'rejected', code: 'rise_id_taken', message };
  } catch (error) {
    return { affiliateId, status: 'rejected', ...storeFault(error) };
  }
}

/** As what a save enters the audit log; `purpose` tells the saves of a request apart. */
type SaveReason = { readonly action: 'affiliate.imported' | 'affiliate.updated'; readonly purpose: string };

const importOf = (position: number): SaveReason => ({ action: 'affiliate.imported', purpose: `row ${position}` });

/**
 * Writes what differs from what is stored. The same request again undoes nothing that others have written since.
 *
 * @throws PayoutError `contended`
 */
export async function saveAffiliate(
  deps: AffiliateDependencies,
  context: Context,
  row: AffiliateImport,
  reason: SaveReason,
): Promise<'saved' | 'payee-taken'> {
  const { affiliateId } = row;
  const provider = deps.providers.get(deps.providers.defaultName);
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const known = await findKnown(deps.affiliates, [affiliateId]);
    const save = await affiliateSave(provider, row, known, context.now());
    if (!save) return 'saved';
    const result = await deps.affiliates.save(save, auditEntryOf(provider, context, save, reason));
    if (result !== 'changed') return result === 'payee-taken' ? result : 'saved';
  }
  throw new PayoutError({ code: 'contended', what: `affiliate "${affiliateId}"` });
}

function auditEntryOf(
  provider: PaymentProvider,
  context: Context,
  { before, after, account }: AffiliateSave,
  { action, purpose }: SaveReason,
) {
  return auditEntryOnce(context, purpose, { type: 'affiliate', affiliateId: after.affiliateId }, action, {
    created: before === undefined,
    ...(account && {
      kycStatus: account.after.kycStatus,
      riseIdChanged: !isLinkedTo(account.before, provider.name, account.after.payeeId),
    }),
  });
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
