import type { StoredMap } from '../../store/stored-value.ts';
import { mapsOf } from '../fields.ts';
import { type Doctored, edited, find, followed, without } from './doctored.ts';
import { real } from './real-history.ts';
import { action, paymentOf, plus, set } from './where.ts';

/** Of the audit log. */
export const AUDIT_LOG: readonly Doctored[] = [
  [
    'a payment is changed without an entry',
    'M7',
    /TXN#.* was changed without an audit entry/,
    () => without(real, action('batch.claimed')),
  ],
  [
    'a commission is taken in without an entry',
    'M7',
    /COMMISSION was changed without an audit entry/,
    () => without(real, action('commissions.accrued')),
  ],
  [
    'an affiliate is entered without an entry',
    'M7',
    /PROFILE was changed without an audit entry/,
    () => without(real, action('affiliate.imported')),
  ],
  [
    'an audit entry is edited',
    'M7',
    /audit entry .* was changed/,
    () => followed(real, action('batch.queued'), { ...find(real, action('batch.queued')).after, at: 'never' }),
  ],
  [
    'an audit entry is removed',
    'M7',
    /audit entry .* was removed/,
    () => followed(real, action('batch.queued'), undefined),
  ],
  [
    'an entry has no link for a payment',
    'M7',
    /no audit entry of the transaction links to it/,
    () => edited(real, action('payment.completed'), set({ links: [] })),
  ],
  [
    'a link leaves one out',
    'M7',
    /change 1 of .* is numbered 2/,
    () => edited(real, action('batch.claimed'), withLinks(plus('seq'))),
  ],
  [
    'a payment does not name its link',
    'M7',
    /does not name the link of its newest change/,
    () => edited(real, paymentOf('aff-001', 'COMPLETED'), set({ audit: { seq: 1n, hash: 'x' } })),
  ],
  [
    'an entry claims a change that is not there',
    'M7',
    /links to a change of nobody/,
    () =>
      edited(real, action('payment.completed'), (item) => ({
        ...item,
        links: [...mapsOf(item, 'links'), { transactionId: 'nobody', seq: 1n, hash: 'x', state: 'y' }],
      })),
  ],
  [
    'an entry says something else than was hashed',
    'audit hashes',
    /does not follow from the link before/,
    () => edited(real, action('payment.completed'), set({ at: '2026-03-01T00:00:09.000Z' })),
  ],
  [
    'a payment is something else than was hashed',
    'audit hashes',
    /is not the hash of what the change left/,
    () => edited(real, paymentOf('aff-001', 'COMPLETED'), set({ updatedAt: 'never' })),
  ],
];

function withLinks(edit: (link: StoredMap) => StoredMap) {
  return (item: StoredMap): StoredMap => ({ ...item, links: mapsOf(item, 'links').map(edit) });
}
