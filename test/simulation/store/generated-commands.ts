import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import * as fc from 'fast-check';
import type { Key } from '../../../lib/store/keys.ts';
import type { QueryRange } from '../../../lib/store/shared/table.ts';
import { type Expression, otherConditions, variationsOf } from './generated-expressions.ts';
import { indexPartitions, items, keys } from './generated-values.ts';
import { type StoreExpressions, storeExpressions } from './store-expressions.ts';

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];
type Untabled<Write> = Write extends object ? Omit<Write, 'TableName' | 'ReturnValuesOnConditionCheckFailure'> : never;
/** A write without its table. */
export type GeneratedWrite = { readonly [Kind in keyof TransactItem]: Untabled<NonNullable<TransactItem[Kind]>> };

export type GeneratedCommand =
  | { readonly kind: 'transact'; readonly writes: readonly GeneratedWrite[] }
  | { readonly kind: 'put'; readonly item: Record<string, unknown> }
  | { readonly kind: 'increment'; readonly key: Key; readonly attribute: string }
  | { readonly kind: 'get'; readonly key: Key }
  | { readonly kind: 'getMany'; readonly keys: readonly Key[]; readonly attributes: readonly string[] | undefined }
  | { readonly kind: 'query'; readonly range: QueryRange; readonly limit: number | undefined };

/** Commands of the kinds that lib/store sends, with its expressions and variations of them. */
export function generatedCommands(): fc.Arbitrary<GeneratedCommand> {
  // Amazon's DynamoDB Local looks at the conditions before it sees that two writes are of one item. That has a test of its own.
  const writes = fc.uniqueArray(generatedWrites(storeExpressions()), { minLength: 1, maxLength: 3, selector: itemOf });
  const attribute = fc.constantFrom('a', 'b', 's');
  const attributes = fc.option(fc.uniqueArray(fc.constantFrom('a', 'm', 's', 'PK'), { minLength: 1 }), NONE);
  const distinctKeys = fc.uniqueArray(keys, { minLength: 1, maxLength: 6, selector: ({ PK, SK }) => PK + SK });
  return fc.oneof(
    { weight: 10, arbitrary: fc.record({ kind: fc.constant('transact'), writes }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('put'), item: items }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('increment'), key: keys, attribute }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('get'), key: keys }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('getMany'), keys: distinctKeys, attributes }) },
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant('query'),
        range: ranges,
        limit: fc.option(fc.integer({ min: 1, max: 3 }), NONE),
      }),
    },
  );
}

const NONE = { nil: undefined } as const;
const bounds = fc.constantFrom('a', 'i', 'i#p1', 'k', 'k1', 'k2', 'l', '\u{1f600}', '\uffff', '\u{10ffff}');
const ranges: fc.Arbitrary<QueryRange> = fc
  .record({
    where: fc.oneof(
      fc.record({ pk: keys.map(({ PK }) => PK) }),
      fc.record({ index: fc.constantFrom('GSI1', 'GSI2'), pk: indexPartitions }),
    ),
    sort: fc.oneof(
      fc.constant({}),
      fc.record({ prefix: fc.constantFrom('i', 'j#p', 'k', 'k1', '\u{1f600}') }),
      fc.tuple(bounds, bounds).map(([low, high]) => ({ between: { low, high } })),
    ),
    descending: fc.boolean(),
  })
  .map(({ where, sort, descending }): QueryRange => ({ ...where, ...sort, descending }));

function generatedWrites({ conditions, updates }: StoreExpressions): fc.Arbitrary<GeneratedWrite> {
  const condition = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...conditions).chain((text) => variationsOf(text, 'c')) },
    { weight: 1, arbitrary: otherConditions },
  );
  const conditional = fc.oneof(fc.constant(undefined), condition);
  const update = fc.constantFrom(...updates).chain((text) => variationsOf(text, 'u'));
  return fc.oneof(
    {
      weight: 4,
      arbitrary: fc.tuple(items, conditional).map(([Item, test]) => ({ Put: { Item, ...conditionFields(test) } })),
    },
    {
      weight: 4,
      arbitrary: fc.tuple(keys, update, conditional).map(([Key, change, test]) => ({
        Update: { Key, UpdateExpression: change.text, ...conditionFields(test, change) },
      })),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(keys, conditional).map(([Key, test]) => ({ Delete: { Key, ...conditionFields(test) } })),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(keys, condition).map(([Key, test]) => ({
        ConditionCheck: { Key, ConditionExpression: test.text, ...placeholders([test]) },
      })),
    },
  );
}

function itemOf({ Put, Update, Delete, ConditionCheck }: GeneratedWrite): string {
  const { PK, SK } = Put?.Item ?? (Update ?? Delete ?? ConditionCheck)?.Key ?? {};
  return `${PK} ${SK}`;
}

function conditionFields(test: Expression | undefined, change?: Expression) {
  return { ...(test && { ConditionExpression: test.text }), ...placeholders([test, change]) };
}

/** DynamoDB refuses empty maps of them. */
function placeholders(expressions: readonly (Expression | undefined)[]) {
  const names = Object.assign({}, ...expressions.map((expression) => expression?.names));
  const values = Object.assign({}, ...expressions.map((expression) => expression?.values));
  return {
    ...(Object.keys(names).length > 0 && { ExpressionAttributeNames: names }),
    ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
  };
}
