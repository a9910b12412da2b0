import type { AuditEntry } from '../domain/audit.ts';
import type { AffiliateHolds } from '../domain/holds.ts';
import type { AffiliateId } from '../domain/ids.ts';
import type { HoldRepository } from '../payouts/ports/hold-repository.ts';
import { liftHoldWrite } from './balance-writes.ts';
import { settingsChecks } from './batch-writes.ts';
import { auditWrite } from './items/audit-item.ts';
import { fromHoldItem, toHoldItem } from './items/hold-item.ts';
import { holdKey } from './keys.ts';
import type { Table, Write } from './table.ts';

export class DynamoHoldRepository implements HoldRepository {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async find(ids: readonly AffiliateId[]) {
    const items = await this.#table.getMany([...new Set(ids)].map(holdKey));
    return new Map(items.map(fromHoldItem).map((holds) => [holds.affiliateId, holds]));
  }

  async save({ holds, lifted, settingsVersion }: Parameters<HoldRepository['save']>[0], audit: AuditEntry) {
    const writes = [
      ...(holds ? [holdsWrite(holds)] : []),
      ...lifted.map(liftHoldWrite),
      ...settingsChecks({ settingsVersion }),
      auditWrite(audit),
    ];
    return (await this.#table.transact(writes)).length === 0 ? 'saved' : 'changed';
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
