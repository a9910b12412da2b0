import '../support/silent-log.ts';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { emitEntryMetrics } from '../../../functions/events/entry-metrics.ts';
import type { AuditAction, AuditDetails } from '../../../lib/domain/audit/audit.ts';
import { anAudit } from '../../support/audit.ts';
import { collectEmitted, type Emitted, emittedOf } from '../support/emitted.ts';

let emitted: Emitted[];
beforeEach(() => {
  vi.restoreAllMocks();
  emitted = collectEmitted();
});

const paid = (id: string, amount: string, currency = 'USD', more: AuditDetails = {}) => ({
  transactionId: id,
  affiliateId: 'a1',
  amount,
  currency,
  ...more,
});
const tell = (action: AuditAction, ...payments: AuditDetails[]) =>
  emitEntryMetrics({ ...anAudit(action), details: { payments } });

describe('the figures of an audit entry', () => {
  it('are the payments and each amount in minor units, by currency, dated as the change', () => {
    const entry = anAudit('payment.completed');
    emitEntryMetrics({
      ...entry,
      details: { payments: [paid('1', '12.34'), paid('2', '500', 'JPY'), paid('3', '0.01')] },
    });
    expect(emittedOf(emitted, 'Payments')).toEqual(['3 completed']);
    expect(emittedOf(emitted, 'PaymentAmount')).toEqual(['1234+1 completed USD', '500 completed JPY']);
    expect(emittedOf(emitted, 'EntriesAnnounced')).toEqual(['1']);
  });

  it('keep the largest amount exact', () => {
    tell('payment.completed', paid('1', '9999999999999.99'));
    expect(emittedOf(emitted, 'PaymentAmount')).toEqual(['999999999999999 completed USD']);
  });

  it('do not call failed what is tried again by itself', () => {
    tell('payment.failed', paid('1', '1.00', 'USD', { retryAt: '2026-11-23T10:00:00Z' }));
    expect(emittedOf(emitted, 'Payments')).toEqual([]);
    tell('payment.failed', paid('1', '1.00'), paid('2', '2.00', 'USD', { retryAt: '2026-11-23T10:00:00Z' }));
    expect(emittedOf(emitted, 'Payments')).toEqual(['1 failed']);
    tell('payment.retrying', paid('1', '1.00'), paid('2', '2.00'));
    expect(emittedOf(emitted, 'PaymentRetries')).toEqual(['2']);
  });

  it.each([
    ['payment.sending', 'sent'],
    ['payment.unknown', 'unknown'],
    ['payment.cancelled', 'cancelled'],
    ['payment.returned', 'returned'],
    ['payment.overpaid', 'overpaid'],
    ['payment.contradicted', 'returned'],
  ] as const)('count %s as %s', (action, outcome) => {
    tell(action, paid('1', '1.00'));
    expect(emittedOf(emitted, 'Payments')).toEqual([`1 ${outcome}`]);
  });

  it('count how batches ended, but no draft that nobody was told of', () => {
    const counts = { PENDING: 0, PROCESSING: 0, UNKNOWN: 0, COMPLETED: 1, FAILED: 1, CANCELLED: 0, RETURNED: 0 };
    const details = { provider: 'mock', currency: 'USD', paymentCount: 2, totalAmount: '3.00', counts };
    emitEntryMetrics({ ...anAudit('batch.cancelled'), details });
    expect(emittedOf(emitted, 'BatchesFinished')).toEqual([]);
    emitEntryMetrics({ ...anAudit('batch.failed'), details: { ...details, batchNumber: 'BATCH-2026-000001' } });
    expect(emittedOf(emitted, 'BatchesFinished')).toEqual(['1 failed']);
  });

  it('count a batch whose rest was called off as that, so that no alarm rings for what a person decided', () => {
    const counts = { PENDING: 0, PROCESSING: 0, UNKNOWN: 0, COMPLETED: 1, FAILED: 0, CANCELLED: 1, RETURNED: 0 };
    const batch = { batchNumber: 'BATCH-2026-000001', provider: 'mock', currency: 'USD', paymentCount: 2 };
    const details = { ...batch, totalAmount: '3.00', counts, calledOff: 1 };
    for (const action of ['batch.failed', 'batch.completed', 'batch.cancelled'] as const) {
      emitEntryMetrics({ ...anAudit(action), details });
    }
    expect(emittedOf(emitted, 'BatchesFinished')).toEqual(['1 called_off', '1 called_off', '1 cancelled']);
  });

  it('split more values than one line holds', () => {
    tell('payment.completed', ...Array.from({ length: 150 }, (_, nth) => paid(String(nth), '1.00')));
    const values = emitted.filter(({ name }) => name === 'PaymentAmount').map((one) => one.values.length);
    expect(values).toEqual([99, 51]);
    expect(emitted.filter(({ name }) => name === 'PaymentAmount').map(({ dimensions }) => dimensions)).toEqual([
      { outcome: 'completed', currency: 'USD' },
      { outcome: 'completed', currency: 'USD' },
    ]);
  });
});
