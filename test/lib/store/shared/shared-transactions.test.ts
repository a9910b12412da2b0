import { describe, expect, it } from 'vitest';
import { sharedTransactions } from '../../../../lib/store/shared/shared-transactions.ts';
import type { Write } from '../../../../lib/store/shared/table.ts';

const put = (PK: string): Write => ({ Put: { Item: { PK, SK: 'X' } } });
const change = (name: string, writes: number) => Array.from({ length: writes }, (_, n) => put(`${name}-${n}`));

describe('changes that share transactions', () => {
  it('fill each with up to 100 writes, in their order, and no change is divided', () => {
    const changes = [change('a', 60), change('b', 40), change('c', 1), change('d', 99), change('e', 1)];
    const [a, b, c, d, e] = changes;
    expect(sharedTransactions(changes)).toEqual([[a, b], [c, d], [e]]);
  });

  it('do not write an item twice in one, whatever they do to it', () => {
    const again: Write[] = [{ Delete: { Key: { PK: 'a-0', SK: 'X' } } }];
    const checked: Write[] = [{ ConditionCheck: { Key: { PK: 'a-0', SK: 'X' }, ConditionExpression: 'a = a' } }];
    const other: Write[] = [{ Update: { Key: { PK: 'a-0', SK: 'Y' }, UpdateExpression: 'SET a = a' } }];
    const changes = [change('a', 1), again, checked, other];
    expect(sharedTransactions(changes)).toEqual([[change('a', 1)], [again], [checked, other]]);
  });

  it('are none if there are none', () => {
    expect(sharedTransactions([])).toEqual([]);
  });
});
