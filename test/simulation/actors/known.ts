import * as z from 'zod';
import {
  type AffiliateId,
  type BatchId,
  type CommissionId,
  type TransactionId,
  transactionIdOf,
} from '../../../lib/domain/shared/ids.ts';
import { CLAIMS_PREFIX } from '../../../lib/store/keys.ts';
import {
  affiliateIdField,
  batchIdField,
  commissionIdField,
  countField,
  minorField,
} from '../../../lib/store/shared/fields.ts';
import type { RawItem } from '../../../lib/store/shared/table.ts';
import { unpackedItem } from '../rules/unpacked.ts';
import type { SimulatedTable } from '../store/simulated-table.ts';

const claimsSchema = z.object({ batchId: batchIdField, payments: z.array(z.object({ ordinal: countField })) });

/** The commission as the upstream system has it, which sends it again when it was lost. */
export type Earned = { readonly id: CommissionId; readonly affiliateId: AffiliateId; readonly amountMinor: bigint };

/** What exists so far, in the order in which it was made, for people to act on. */
export class Known {
  readonly batches: BatchId[] = [];
  readonly payments: TransactionId[] = [];
  /** Also those that a restore has lost, because the upstream system knows them. */
  readonly commissions: Earned[] = [];
  readonly #table: SimulatedTable;
  #seen = 0;

  constructor(table: SimulatedTable) {
    this.#table = table;
  }

  /** Looks at what was written since. */
  look(): this {
    const { feed } = this.#table;
    this.#seen = Math.min(this.#seen, feed.length);
    for (; this.#seen < feed.length; this.#seen += 1) {
      const change = feed[this.#seen];
      if (!change || change.before || !change.after) continue;
      const { SK } = change.key;
      if (SK === 'BATCH') note(this.batches, batchIdField.parse(change.after.batchId));
      else if (SK.startsWith(CLAIMS_PREFIX))
        for (const id of idsOf(unpackedItem(change.after))) note(this.payments, id);
      else if (SK === 'COMMISSION') this.#earned(change.key.PK.slice('COMMISSION#'.length), change.after);
    }
    return this;
  }

  #earned(given: string, { affiliateId, amountMinor }: RawItem): void {
    const id = commissionIdField.parse(given);
    if (this.commissions.some((one) => one.id === id)) return;
    this.commissions.push({
      id,
      affiliateId: affiliateIdField.parse(affiliateId),
      amountMinor: minorField.parse(amountMinor),
    });
  }
}

/** Of payments that were claimed together. */
function idsOf({ batchId, payments }: RawItem): TransactionId[] {
  const claimed = claimsSchema.parse({ batchId, payments });
  return claimed.payments.map(({ ordinal }) => transactionIdOf(claimed.batchId, ordinal));
}

function note<T>(list: T[], one: T): void {
  if (!list.includes(one)) list.push(one);
}
