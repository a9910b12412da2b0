import type { Key } from '../../../lib/store/keys.ts';
import {
  ATTEMPT_PREFIX,
  AUDIT_PREFIX,
  BALANCE_PREFIX,
  CLAIMS_PREFIX,
  TRANSACTION_PREFIX,
} from '../../../lib/store/keys.ts';

/** The kind of an item, as far as the rules distinguish. */
export type ItemKind =
  | 'account'
  | 'adjustment'
  | 'affiliate'
  | 'attempt'
  | 'audit'
  | 'balance'
  | 'batch'
  | 'claims'
  | 'commission'
  | 'entry'
  | 'final'
  | 'hold'
  | 'incident'
  | 'invite'
  | 'payment'
  | 'seal'
  | 'settings'
  | 'slot'
  | 'webhook'
  | 'other';

const BY_SORT_KEY: Readonly<Record<string, ItemKind>> = {
  ADJUSTMENT: 'adjustment',
  BATCH: 'batch',
  COMMISSION: 'commission',
  EVENT: 'webhook',
  EXECUTION: 'slot',
  HOLD: 'hold',
  INVITE: 'invite',
  PROFILE: 'affiliate',
  RISE: 'account',
  SETTINGS: 'settings',
};

const BY_PREFIX: readonly (readonly [prefix: string, kind: ItemKind])[] = [
  [AUDIT_PREFIX, 'audit'],
  [CLAIMS_PREFIX, 'claims'],
  [TRANSACTION_PREFIX, 'payment'],
  [ATTEMPT_PREFIX, 'attempt'],
  ['ENTRY#', 'entry'],
  [BALANCE_PREFIX, 'balance'],
];

const BY_PARTITION: readonly (readonly [prefix: string, kind: ItemKind])[] = [
  ['INCIDENT#', 'incident'],
  ['AUDITFINALS', 'final'],
  ['AUDITSEALS', 'seal'],
];

export function kindOf({ PK, SK }: Key): ItemKind {
  // The Mock bank's own books may be in the same table.
  if (PK.startsWith('MOCKBANK#') || PK.startsWith('SEARCH#')) return 'other';
  const known = BY_SORT_KEY[SK] ?? BY_PREFIX.find(([prefix]) => SK.startsWith(prefix))?.[1];
  return known ?? BY_PARTITION.find(([prefix]) => PK.startsWith(prefix))?.[1] ?? 'other';
}
