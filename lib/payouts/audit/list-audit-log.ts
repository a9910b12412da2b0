import type { AuditEntry } from '../../domain/audit/audit.ts';
import { addDays, type Day, dayOf } from '../../domain/audit/audit-seal.ts';
import { type AffiliateId, type BatchId, batchIdOf, type TransactionId } from '../../domain/shared/ids.ts';
import type { Context } from '../shared/context.ts';
import type { AuditRepository, Positioned } from './audit-repository.ts';

export type AuditFilter = {
  readonly batchId?: BatchId | undefined;
  readonly transactionId?: TransactionId | undefined;
  /** What was done to the affiliate itself; payments are in the log of their batch. */
  readonly affiliateId?: AffiliateId | undefined;
  readonly action?: string | undefined;
  readonly date?: Day | undefined;
};

/** The last entry that was shown, and the day that is being read if the log is read day by day. */
export type AuditPosition = { readonly day?: Day | undefined; readonly after?: string | undefined };
export type AuditPage = { readonly entries: readonly AuditEntry[]; readonly next?: AuditPosition | undefined };

/** Where a filter leaves a page nearly empty, it ends after so many entries, and after so many days. */
const MOST_LOOKED_AT = 1_000;
const MOST_DAYS = 62;

/** How far back a log without any seal is read. Such a log is younger than that. */
const UNSEALED_DAYS = 7;

/** Audit entries, newest first. A page may hold fewer than asked for, or none, and still have a next one. */
export async function listAuditLog(
  { audits }: { readonly audits: AuditRepository },
  context: Context,
  filter: AuditFilter,
  page: { readonly limit: number; readonly after?: AuditPosition | undefined },
): Promise<AuditPage> {
  const batchId = filter.batchId ?? (filter.transactionId && batchIdOf(filter.transactionId));
  const looking = new Looking(filter, page.limit);
  if (batchId !== undefined) return looking.at(audits.ofBatch(batchId, page.after?.after), {});
  if (filter.affiliateId !== undefined)
    return looking.at(audits.ofAffiliate(filter.affiliateId, page.after?.after), {});
  const oldest = filter.date ?? (await firstDay(audits, context));
  let day = page.after?.day ?? filter.date ?? dayOf(context.now());
  let after = page.after?.after;
  for (let days = 0; day >= oldest; days += 1, day = addDays(day, -1), after = undefined) {
    if (days === MOST_DAYS) return { entries: looking.found, next: { day } };
    const found = await looking.at(audits.ofDay(day, after), { day });
    if (found.next) return found;
  }
  return { entries: looking.found };
}

async function firstDay(audits: AuditRepository, context: Context): Promise<Day> {
  const oldest = await audits.oldestSeal();
  return oldest?.day ?? addDays(dayOf(context.now()), -UNSEALED_DAYS);
}

/** Collects the entries of a page from one stream after another. */
class Looking {
  readonly found: AuditEntry[] = [];
  readonly #filter: AuditFilter;
  readonly #limit: number;
  #lookedAt = 0;

  constructor(filter: AuditFilter, limit: number) {
    this.#filter = filter;
    this.#limit = limit;
  }

  /** `next` is set when the page ends within the stream, after the last entry that was read. */
  async at(stream: AsyncIterable<Positioned>, { day }: AuditPosition): Promise<AuditPage> {
    let last: string | undefined;
    for await (const { position, entry } of stream) {
      if (this.found.length === this.#limit || this.#lookedAt === MOST_LOOKED_AT) {
        return { entries: this.found, next: { day, after: last } };
      }
      this.#lookedAt += 1;
      last = position;
      if (matches(entry, this.#filter)) this.found.push(entry);
    }
    return { entries: this.found };
  }
}

function matches(entry: AuditEntry, { batchId, transactionId, affiliateId, action, date }: AuditFilter): boolean {
  const { subject } = entry;
  return (
    (batchId === undefined || (subject.type === 'batch' && subject.batchId === batchId)) &&
    (transactionId === undefined || tellsOf(entry, transactionId)) &&
    (affiliateId === undefined || (subject.type === 'affiliate' && subject.affiliateId === affiliateId)) &&
    (action === undefined || entry.action === action) &&
    (date === undefined || dayOf(entry.at) === date)
  );
}

function tellsOf({ links = [], details }: AuditEntry, transactionId: TransactionId): boolean {
  return (
    links.some((link) => 'transactionId' in link && link.transactionId === transactionId) ||
    details.transactionId === transactionId
  );
}
