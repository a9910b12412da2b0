import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currency } from '../../../lib/domain/shared/currency.ts';
import { affiliateId, batchId, commissionId, payeeId, transactionIdOf } from '../../../lib/domain/shared/ids.ts';
import { addSeconds } from '../../../lib/domain/shared/time.ts';
import * as keys from '../../../lib/store/keys.ts';
import { FIRST, NOW } from '../../support/domain.ts';

const USD = currency('USD');
const anyId = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,20}$/);

describe('keys', () => {
  it('are what the table of a running system holds: changing one loses data', () => {
    const ann = affiliateId('ann');
    const payment = transactionIdOf(batchId('b'), 7);
    expect({
      affiliate: keys.affiliateKey(ann),
      account: keys.accountKey(ann),
      invite: { ...keys.inviteKey(ann), ...keys.inviteIndex(ann) },
      guard: keys.payeeGuardKey(payeeId('Rise-1')),
      balance: keys.balanceKey(ann, USD),
      entry: keys.entryKey(ann, USD, 12),
      commission: keys.commissionKey(commissionId('c-1')),
      batch: keys.batchKey(batchId('b')),
      claims: keys.claimsKey(payment),
      unwritten: keys.unwrittenKey(batchId('b')),
      holds: keys.HOLDS_KEY,
      payment: keys.transactionKey(payment),
      attempt: keys.attemptKey(batchId('b'), FIRST),
      audit: keys.batchAuditKey(batchId('b'), 'ULID'),
      incident: keys.incidentKey({ kind: 'OVERPAID', about: payment, what: FIRST }),
      webhook: keys.webhookEventKey({ provider: 'mock', providerEventId: 'evt-1' }),
      slot: keys.SLOT_KEY,
      settings: keys.SETTINGS_KEY,
    }).toMatchInlineSnapshot(`
      {
        "account": {
          "PK": "AFFILIATE#ann",
          "SK": "RISE",
        },
        "affiliate": {
          "PK": "AFFILIATE#ann",
          "SK": "PROFILE",
        },
        "attempt": {
          "PK": "BATCH#b",
          "SK": "ATTEMPT#0001-0000-0000",
        },
        "audit": {
          "PK": "BATCH#b",
          "SK": "AUDIT#ULID",
        },
        "balance": {
          "PK": "AFFILIATE#ann",
          "SK": "BALANCE#USD",
        },
        "batch": {
          "PK": "BATCH#b",
          "SK": "BATCH",
        },
        "claims": {
          "PK": "BATCH#b",
          "SK": "CLAIMS#b.007",
        },
        "commission": {
          "PK": "COMMISSION#c-1",
          "SK": "COMMISSION",
        },
        "entry": {
          "PK": "AFFILIATE#ann",
          "SK": "ENTRY#USD#000000000012",
        },
        "guard": {
          "PK": "RISEID#rise-1",
          "SK": "RISEID",
        },
        "holds": {
          "PK": "HOLDS",
          "SK": "VERSION",
        },
        "incident": {
          "PK": "INCIDENT#b.007",
          "SK": "OVERPAID#0001-0000-0000",
        },
        "invite": {
          "GSI1PK": "INVITE#1",
          "GSI1SK": "ann",
          "PK": "AFFILIATE#ann",
          "SK": "INVITE",
        },
        "payment": {
          "PK": "BATCH#b",
          "SK": "TXN#b.007",
        },
        "settings": {
          "PK": "SETTINGS",
          "SK": "SETTINGS",
        },
        "slot": {
          "PK": "SLOT",
          "SK": "EXECUTION",
        },
        "unwritten": {
          "PK": "BATCH#b",
          "SK": "UNWRITTEN",
        },
        "webhook": {
          "PK": "WEBHOOK#mock#evt-1",
          "SK": "EVENT",
        },
      }
    `);
  });

  it('keep the entries of a ledger in the order of their sequence numbers', () => {
    const number = fc.integer({ min: 1, max: 999_999_999_999 });
    fc.assert(
      fc.property(number, number, (left, right) => {
        const [a, b] = [left, right].map((seq) => keys.entryKey(affiliateId('ann'), USD, seq).SK);
        expect((a ?? '') < (b ?? '')).toBe(left < right);
      }),
    );
  });

  it('of different affiliates are different, and stay in their own partitions', () => {
    fc.assert(
      fc.property(anyId, anyId, (left, right) => {
        const [a, b] = [keys.balanceKey(affiliateId(left), USD).PK, keys.balanceKey(affiliateId(right), USD).PK];
        expect(a === b).toBe(left === right);
        expect(keys.affiliatePartition(affiliateId(left))).toBe(a);
      }),
    );
  });

  it('spread an index over all its shards, always the same id to the same one', () => {
    const ids = Array.from({ length: 400 }, (_, n) => `aff-${n}`);
    expect([...new Set(ids.map(keys.shardOf))].sort()).toEqual([...keys.SHARDS]);
    expect(keys.shardOf('ann')).toBe(keys.shardOf('ann'));
  });

  it('of finished batches that are to be asked about are sorted by when, up to and with a moment', () => {
    const key = keys.returnsKey(NOW, batchId('batch-1'));
    expect(key).toEqual({ PK: 'RETURNS', SK: `${NOW}#batch-1` });
    expect(key.SK < keys.returnsDueEnd(NOW)).toBe(true);
    expect(keys.returnsKey(addSeconds(NOW, 1), batchId('batch-1')).SK > keys.returnsDueEnd(NOW)).toBe(true);
    expect(keys.UNLISTED_RETURNS_KEY).toEqual({ PK: 'SWEEP', SK: 'RETURNS' });
  });

  it('of lists of affiliates are sorted by ids without capitals, by first letters, and by who is held', () => {
    const ann = affiliateId('Ann-1');
    const jose = { field: 'NAME', head: 'jos' } as const;
    expect(keys.affiliateIndex(ann)).toEqual({
      GSI1PK: `AFFILIATES#${keys.shardOf('Ann-1')}`,
      GSI1SK: 'ann-1#Ann-1',
    });
    expect(keys.searchKey(ann, jose)).toEqual({ PK: 'SEARCH#Ann-1', SK: 'NAME#jos' });
    expect(keys.searchIndex(ann, jose)).toEqual({ GSI1PK: 'SEARCH#NAME#j', GSI1SK: 'jos#Ann-1' });
    expect(keys.holdIndex(ann)).toEqual({ GSI2PK: 'HOLDS', GSI2SK: 'Ann-1#HOLD' });
    expect(keys.holdIndex(ann, USD)).toEqual({ GSI2PK: 'HOLDS', GSI2SK: 'Ann-1#USD' });
  });

  it('of holds on one affiliate all sort before the end of it, and those on any other do not lie between', () => {
    fc.assert(
      fc.property(anyId, anyId, (left, right) => {
        fc.pre(left !== right);
        const [own, other] = [affiliateId(left), affiliateId(right)];
        const last = keys.holdIndex(own, USD).GSI2SK;
        expect(last < keys.holdsEnd(left)).toBe(true);
        const theirs = keys.holdIndex(other).GSI2SK;
        expect(theirs > `${left}#` && theirs < keys.holdsEnd(left)).toBe(false);
      }),
    );
  });

  it('sort the audit log of a day by time', () => {
    expect(keys.auditIndex(NOW, 'ULID')).toEqual({
      GSI1PK: `AUDIT#2026-03-01#${keys.shardOf('ULID')}`,
      GSI1SK: `${NOW}#ULID`,
    });
  });
});
