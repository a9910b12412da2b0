import * as z from 'zod';
import type { AffiliateHolds } from '../../domain/affiliates/holds.ts';
import type { AuditEntry } from '../../domain/audit/audit.ts';
import type { AffiliateId } from '../../domain/shared/ids.ts';
import type { HoldRepository } from '../../payouts/affiliates/hold-repository.ts';
import { auditWrite, isDoneBefore } from '../audit/audit-item.ts';
import { settingsChecks } from '../batches/batch-writes.ts';
import { liftHoldWrite } from '../commissions/balance-writes.ts';
import { HOLDS_KEY, holdKey } from '../keys.ts';
import { countField } from '../shared/fields.ts';
import type { Table, Write } from '../shared/table.ts';
import { fromHoldItem, toHoldItem } from './hold-item.ts';

const versionSchema = z.object({ version: countField });

export class DynamoHoldRepository implements HoldRepository {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async find(ids: readonly AffiliateId[]) {
    const items = await this.#table.getMany([...new Set(ids)].map(holdKey));
    return new Map(items.map(fromHoldItem).map((holds) => [holds.affiliateId, holds]));
  }

  async version() {
    const item = await this.#table.get(HOLDS_KEY);
    return item ? versionSchema.parse(item).version : 0;
  }

  async save({ holds, lifted, settingsVersion }: Parameters<HoldRepository['save']>[0], audit: AuditEntry) {
    const writes = [
      ...(holds ? [holdsWrite(holds), VERSION_RAISE] : []),
      ...lifted.map(liftHoldWrite),
      ...settingsChecks({ settingsVersion }),
      auditWrite(audit),
    ];
    const refusals = await this.#table.transact(writes);
    if (refusals.length === 0) return 'saved';
    return isDoneBefore(refusals, writes) ? 'done' : 'changed';
  }
}

function holdsWrite({ before, after }: { readonly before: AffiliateHolds; readonly after: AffiliateHolds }): Write {
  return {
    Put: {
      Item: toHoldItem(after),
      ...(before.version === 0
        ? { ConditionExpression: 'attribute_not_exists(PK)' }
        : { ConditionExpression: 'version = :before', ExpressionAttributeValues: { ':before': before.version } }),
    },
  };
}

const VERSION_RAISE: Write = {
  Update: { Key: { ...HOLDS_KEY }, UpdateExpression: 'ADD version :one', ExpressionAttributeValues: { ':one': 1 } },
};
