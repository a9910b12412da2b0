import { describe, expect, it } from 'vitest';
import { DynamoCursorSecret } from '../../../../lib/store/shared/cursor-secret.ts';
import { createTestTable } from '../../../support/dynamodb-table.ts';

describe('the secret of the cursors', () => {
  it('is made once and is the same for everybody, also when two make it at once', async () => {
    const { table } = await createTestTable();
    const loaded = await Promise.all([1, 2, 3, 4].map(() => new DynamoCursorSecret(table).load()));
    const secrets = new Set(
      [...loaded, await new DynamoCursorSecret(table).load()].map((secret) => Buffer.from(secret).toString('hex')),
    );
    expect(secrets.size).toBe(1);
    expect(loaded[0]).toHaveLength(32);
  });

  it('differs from table to table', async () => {
    const [one, two] = await Promise.all([createTestTable(), createTestTable()]);
    const [left, right] = await Promise.all([one, two].map(({ table }) => new DynamoCursorSecret(table).load()));
    expect(left).not.toEqual(right);
  });
});
