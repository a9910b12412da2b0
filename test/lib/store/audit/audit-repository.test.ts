import { expect, it } from 'vitest';
import { dayOf } from '../../../../lib/domain/audit/audit-seal.ts';
import { DynamoAuditRepository } from '../../../../lib/store/audit/audit-repository.ts';
import { anAudit } from '../../../support/audit.ts';
import { NOW } from '../../../support/domain.ts';
import { createTestTable } from '../../../support/dynamodb-table.ts';
import { overriding } from '../../../support/world.ts';

it('a day with an audit entry that is in the index and not in the table cannot be sealed', async () => {
  const { table } = await createTestTable();
  const entry = anAudit();
  const sealable = async (on = table) => {
    const entries: unknown[] = [];
    for await (const one of new DynamoAuditRepository(on).sealable(dayOf(NOW))) entries.push(one);
    return entries;
  };
  await new DynamoAuditRepository(table).enter(entry);
  expect(await sealable()).toMatchObject([{ auditId: entry.auditId }]);
  const lacking = overriding(table, { getMany: async () => [] });
  await expect(sealable(lacking)).rejects.toThrow(`audit entry ${entry.auditId} is in the index but not in the table`);
});
