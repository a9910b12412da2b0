/* What one permission for the table is, and how several become the fewest that allow the same. */

type ItemAction = 'GetItem' | 'BatchGetItem' | 'Query' | 'PutItem' | 'UpdateItem' | 'DeleteItem' | 'ConditionCheckItem';

export type IndexName = 'GSI1' | 'GSI2';

/** One action on some partitions of the table, or of one of its indexes. */
export interface Grant {
  readonly action: ItemAction;
  /** Absent: the table itself. */
  readonly index?: IndexName;
  /** A partition key, with `*` for any text. */
  readonly keys: string;
}

/** These actions on the partitions of the table itself. */
export const items = (keys: string, ...actions: ItemAction[]): Grant[] => actions.map((action) => ({ action, keys }));
/** Queries of an index. */
export const listed = (index: IndexName, keys: string): Grant[] => [{ action: 'Query', index, keys }];

/** Each grant once, and none that another one covers. */
export const fewest = (named: readonly Grant[]): Grant[] => {
  const grants = [...new Map(named.map((grant) => [grantName(grant), grant])).values()];
  return grants.filter((grant) => !grants.some((other) => other !== grant && covers(other, grant)));
};

/** `MOCKBANK#*` covers `MOCKBANK#WEBHOOKS`. */
const covers = (wide: Grant, narrow: Grant): boolean =>
  wide.action === narrow.action &&
  wide.index === narrow.index &&
  wide.keys.endsWith('*') &&
  narrow.keys.startsWith(wide.keys.slice(0, -1));

/** In words for people: `Query GSI1 PAYABLE#*`. */
export const grantName = ({ action, index, keys }: Grant): string =>
  [action, ...(index === undefined ? [] : [index]), keys].join(' ');
