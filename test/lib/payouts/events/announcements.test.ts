import { beforeAll, describe, expect, it } from 'vitest';
import { EVENT_DETAILS, eventDetail } from '../../../../lib/contracts/events/events.ts';
import type { AuditEntry } from '../../../../lib/domain/audit/audit.ts';
import { WAIT_REASONS } from '../../../../lib/domain/batches/batch.ts';
import type { IncidentFacts } from '../../../../lib/domain/incidents/incident.ts';
import { incidentId } from '../../../../lib/domain/incidents/incident-id.ts';
import { affiliateId, attemptIdOf } from '../../../../lib/domain/shared/ids.ts';
import { applyOutcome } from '../../../../lib/domain/transactions/apply-outcome.ts';
import { cancelBatch } from '../../../../lib/payouts/batches/cancel-batch.ts';
import { createBatches } from '../../../../lib/payouts/batches/create-batches.ts';
import { executeBatch } from '../../../../lib/payouts/batches/execute-batch.ts';
import { announcementsOf } from '../../../../lib/payouts/events/announcements.ts';
import { raiseIncidents } from '../../../../lib/payouts/incidents/raise-incidents.ts';
import { sweep } from '../../../../lib/payouts/schedules/sweep/sweep.ts';
import { changeSettings } from '../../../../lib/payouts/settings/change-settings.ts';
import { auditPaymentChanges } from '../../../../lib/payouts/transactions/audit-payment-changes.ts';
import { fromAuditItem } from '../../../../lib/store/audit/audit-entry-schema.ts';
import { anAudit } from '../../../support/audit.ts';
import { aPayment, FIRST, LATER, SECOND } from '../../../support/domain.ts';
import { BOOKS_DIFFER, SUBMISSION_INVALID, UNKNOWN_TO_US } from '../../../support/incidents.ts';
import { auditEntries } from '../../../support/items.ts';
import { affiliateWith, createAll, createWorld, runAll, USD, type World } from '../../../support/world.ts';

const BEHAVIOURS = ['ok', 'refuse', 'flaky-1', 'flaky-9', 'timeout-paid', 'return'];

let world: World;
let entries: AuditEntry[];

/** A batch with a payee of each behaviour is paid, some money comes back, and another batch is cancelled. */
beforeAll(async () => {
  world = await createWorld();
  for (const behaviour of BEHAVIOURS) await affiliateWith(world, behaviour, '60.00', behaviour);
  const [batch] = (await createAll(world)).batches;
  if (!batch) throw new Error('no batch was made');
  await executeBatch(world, world.context, batch.batchId);
  await runAll(world);
  await sweep(world, world.context);
  world.clock.advance(90_000);
  await sweep(world, world.context);
  await affiliateWith(world, 'late', '60.00');
  const onlyLate = { currency: USD, provider: 'mock', affiliateIds: [affiliateId('late')] };
  const [later] = (await createBatches(world, world.context, onlyLate)).batches;
  if (!later) throw new Error('no second batch was made');
  await cancelBatch(world, world.context, later.batchId);
  entries = (await auditEntries(world)).map(fromAuditItem);
}, 120_000);

const eventsIn = (some: readonly AuditEntry[]) => some.flatMap((entry) => announcementsOf(entry).events);
const told = (affiliate: string) =>
  eventsIn(entries).flatMap(({ type, facts }) =>
    'affiliateId' in facts && facts.affiliateId === affiliate ? [type] : [],
  );
const messagesIn = (some: readonly AuditEntry[]) => some.flatMap((entry) => announcementsOf(entry).message ?? []);

describe('what is announced of a payout', () => {
  it('is, for each payment, what became of it', () => {
    expect(told('ok')).toEqual(['payment.completed']);
    expect(told('refuse')).toEqual(['payment.failed']);
    expect(told('flaky-1')).toEqual(['payment.failed', 'payment.completed']);
    expect(told('flaky-9')).toEqual([...Array(3).fill('payment.failed'), 'payment.cancelled']);
    expect(told('timeout-paid')).toEqual(['payment.unknown', 'payment.completed']);
    expect(told('return')).toEqual(['payment.completed', 'payment.returned']);
  });

  it('tells a failure that is tried again by itself from one that waits for a person', () => {
    const failures = eventsIn(entries).flatMap(({ type, facts }) => (type === 'payment.failed' ? [facts] : []));
    expect(failures.filter(({ affiliateId }) => affiliateId === 'refuse')).toEqual([
      expect.not.objectContaining({ retryAt: expect.anything() }),
    ]);
    for (const { retryAt } of failures.filter(({ affiliateId }) => affiliateId !== 'refuse')) {
      expect(retryAt).toMatch(/^2026-/);
    }
  });

  it('has one event for a batch that has ended, with its counts and total', () => {
    const finished = eventsIn(entries).filter(({ type }) => type === 'batch.finished');
    expect(finished.map(({ facts }) => facts)).toEqual([
      expect.objectContaining({
        status: 'FAILED',
        batchNumber: 'BATCH-2026-000001',
        totalAmount: '360.00',
        paymentCount: 6,
        counts: { pending: 0, processing: 0, unknown: 0, completed: 3, failed: 1, cancelled: 1, returned: 1 },
      }),
      expect.objectContaining({ status: 'CANCELLED', batchNumber: 'BATCH-2026-000002' }),
    ]);
  });

  it('fits the documented schema of its event, to the last field', () => {
    const events = eventsIn(entries);
    expect(events.length).toBeGreaterThan(10);
    for (const event of events) {
      const wire: unknown = JSON.parse(JSON.stringify(eventDetail(event)));
      expect(EVENT_DETAILS[event.type].parse(wire)).toEqual(wire);
    }
  });

  it('has the seal of each day, for whoever keeps it outside', () => {
    const seals = eventsIn(entries).flatMap(({ type, facts }) => (type === 'audit.sealed' ? [facts] : []));
    expect(seals).toMatchObject([{ seq: 1, day: '2026-03-01', previous: 'none', final: { seq: 1 } }]);
  });

  it('names nobody, and carries no sentence of the provider', () => {
    const wire = JSON.stringify(eventsIn(entries));
    expect(wire).not.toContain('Name of');
    expect(wire).not.toContain('@example.com');
    expect(wire).not.toContain('username');
    for (const behaviour of BEHAVIOURS) expect(wire).not.toContain(`mock:${behaviour}`);
    expect(wire).not.toContain('message');
  });

  it('has ids that are unique, and the same whenever the entry is announced again', () => {
    const ids = eventsIn(entries).map(({ eventId }) => eventId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(eventsIn(entries).map(({ eventId }) => eventId)).toEqual(ids);
  });

  it('tells people of the failed batch and of the money that came back, and of nothing else', () => {
    expect(messagesIn(entries).map(({ subject }) => subject)).toEqual([
      'Came back: 1 payment',
      'BATCH-2026-000001 FAILED: 1 failed, 1 cancelled of 6',
    ]);
  });
});

describe('what waits for a person', () => {
  const audited = (...changes: ReturnType<typeof applyOutcome>[]) =>
    auditPaymentChanges(
      world.context,
      changes.flatMap((change) => change ?? []),
    );

  it('an overpayment is an incident, about the attempt that paid too much', () => {
    const paid = aPayment({ status: 'COMPLETED', paidByAttemptId: FIRST, providerReference: 'ref-1' });
    const outcome = { kind: 'completed', providerReference: 'ref-2' } as const;
    const [entry] = audited(applyOutcome(paid, SECOND, outcome, LATER));
    if (!entry) throw new Error('nothing was audited');
    const { events, message } = announcementsOf(entry);
    const incident = { kind: 'OVERPAID', transactionId: paid.transactionId, attemptId: SECOND } as const;
    const named = incidentId({ kind: 'OVERPAID', about: paid.transactionId, what: SECOND });
    expect(events).toMatchObject([{ type: 'incident.raised', facts: { incidentId: named, ...incident } }]);
    expect(message).toMatchObject({ kind: 'incident', text: expect.stringContaining(paid.transactionId) });
  });

  it('a payment that was paid and then refused has come back, and is an incident', () => {
    const paid = aPayment({ status: 'COMPLETED', paidByAttemptId: FIRST, providerReference: 'ref-1' });
    const outcome = { kind: 'refused', code: 'removed', message: 'secret words of the bank' } as const;
    const [entry] = audited(applyOutcome(paid, FIRST, outcome, LATER));
    if (!entry) throw new Error('nothing was audited');
    const { events, message } = announcementsOf(entry);
    const { transactionId } = paid;
    const named = incidentId({ kind: 'OUTCOME_CONTRADICTED', about: transactionId, what: FIRST });
    expect(events).toMatchObject([
      { type: 'payment.returned', facts: { transactionId, status: 'RETURNED', reason: 'payment_contradicted' } },
      { type: 'incident.raised', facts: { kind: 'OUTCOME_CONTRADICTED', incidentId: named, attemptId: FIRST } },
    ]);
    expect(new Set(events.map(({ eventId }) => eventId)).size).toBe(2);
    for (const event of events) {
      const wire: unknown = JSON.parse(JSON.stringify(eventDetail(event)));
      expect(EVENT_DETAILS[event.type].parse(wire)).toEqual(wire);
    }
    expect(JSON.stringify(events)).not.toContain(outcome.message);
    expect(message).toMatchObject({
      kind: 'incident',
      subject: 'Paid, then refused: 1 payment, look at the incidents',
      text: expect.stringContaining(`- ${transactionId}: 60.00 USD`),
    });
  });

  describe('incidents that are raised by themselves', () => {
    const raisedTogether = async (...found: IncidentFacts[]) => {
      const raising = await createWorld();
      await raiseIncidents(raising, raising.context, found);
      return (await auditEntries(raising)).map(fromAuditItem);
    };

    it('are events that name what they are about, and hold no sentence of anybody', async () => {
      const all = [SUBMISSION_INVALID, BOOKS_DIFFER, UNKNOWN_TO_US];
      const events = eventsIn(await raisedTogether(...all));
      expect(events.map(({ facts }) => 'incidentId' in facts && facts.incidentId)).toEqual(all.map(incidentId));
      for (const event of events) {
        const wire: unknown = JSON.parse(JSON.stringify(eventDetail(event)));
        expect(EVENT_DETAILS[event.type].parse(wire)).toEqual(wire);
      }
      const wire = JSON.stringify(events);
      const sentences = [BOOKS_DIFFER, UNKNOWN_TO_US].flatMap(({ ours, theirs }) => [ours, theirs]);
      for (const sentence of [SUBMISSION_INVALID.message, ...sentences]) expect(wire).not.toContain(sentence);
    });

    it('are one message for people, about one batch or one provider', async () => {
      expect(messagesIn(await raisedTogether(SUBMISSION_INVALID))).toMatchObject([
        {
          kind: 'incident',
          subject: 'A batch stands still: mock and we do not agree about what to pay',
          text: expect.stringContaining(SUBMISSION_INVALID.batchId),
        },
      ]);
      const many = Array.from({ length: 22 }, (_, n) => ({ ...BOOKS_DIFFER, attemptId: attemptIdOf(1, n, 0) }));
      expect(messagesIn(await raisedTogether(...many, UNKNOWN_TO_US))).toMatchObject([
        {
          subject: 'Books differ: 22 differences with mock',
          text: expect.stringMatching(
            /- amount: batch-1\.007, ours 60\.00, theirs 59\.00 USD\n(- amount.*\n){19}- and 2 more\n/,
          ),
        },
        {
          subject: 'Books differ: 1 difference with mock',
          text: expect.stringContaining(
            `- not_in_books: ${UNKNOWN_TO_US.providerReference}, ours nothing, theirs 5.00 USD`,
          ),
        },
      ]);
    });
  });

  it('a batch is announced when it is made, if it needs an approval', () => {
    const details = { batchNumber: 'BATCH-2026-000007', provider: 'mock', currency: 'USD', paymentCount: 2 };
    const created = { ...anAudit('batch.created'), details: { ...details, totalAmount: '99.00' } };
    expect(announcementsOf(created)).toEqual({ events: [], message: undefined });
    const wanted = { ...created, details: { ...created.details, approvalWanted: true } };
    const { events, message } = announcementsOf(wanted);
    expect(events).toMatchObject([{ type: 'approval.wanted', facts: { of: 'BATCH', totalAmount: '99.00' } }]);
    expect(message).toMatchObject({ kind: 'approval', subject: 'Approval wanted: BATCH-2026-000007, 99.00 USD' });
  });

  it('a change of the configuration is announced when it is proposed, with what it would change', async () => {
    const proposing = await createWorld();
    await changeSettings(proposing, proposing.context, { approval: { mode: 'always' }, riseIdQuietHours: 24 });
    const limits = { dailyMinor: new Map([['USD', 5n]]) };
    await changeSettings(proposing, proposing.context, { riseIdQuietHours: 0, limits, reason: 'Call me: 555' });
    const [, proposed] = (await auditEntries(proposing)).map(fromAuditItem);
    if (!proposed) throw new Error('nothing was proposed');
    const { events, message } = announcementsOf(proposed);
    const changes = [
      { setting: 'riseIdQuietHours', from: 24, to: 0 },
      { setting: 'limits.daily.USD', to: '0.05' },
    ];
    expect(events).toMatchObject([{ type: 'approval.wanted', facts: { of: 'CONFIG', changes } }]);
    expect(EVENT_DETAILS['approval.wanted'].parse(eventDetail(events[0] ?? expect.fail()))).toMatchObject({ changes });
    expect(JSON.stringify(events), 'no free text leaves the system').not.toContain('555');
    expect(message).toMatchObject({
      kind: 'approval',
      subject: 'Approval wanted: a change of the configuration (2 settings)',
      text: expect.stringContaining('- riseIdQuietHours: 24 -> 0\n- limits.daily.USD: none -> 0.05'),
    });
  });

  it('payments of a settling batch are told of only if it is unknown whether money moved', () => {
    const counts = { PENDING: 0, PROCESSING: 3, UNKNOWN: 0, COMPLETED: 1, FAILED: 0, CANCELLED: 0, RETURNED: 0 };
    const settling = (UNKNOWN: number) => ({
      ...anAudit('batch.settling'),
      details: { batchNumber: 'BATCH-2026-000008', counts: { ...counts, UNKNOWN } },
    });
    expect(messagesIn([settling(0)])).toEqual([]);
    expect(messagesIn([settling(2)])).toMatchObject([
      { kind: 'unknown', subject: expect.stringContaining('2 payments') },
    ]);
  });

  describe('is a batch that cannot send the rest', () => {
    const batch = { provider: 'mock', currency: 'USD', paymentCount: 2, totalAmount: '99.00' };
    const parked = (details: Readonly<Record<string, string | boolean>>) => ({
      ...anAudit('batch.parked'),
      details: { from: 'PROCESSING', to: 'QUEUED', run: 1, batchNumber: 'BATCH-2026-000009', ...batch, ...details },
    });

    it.each(WAIT_REASONS)('told to systems each time, whatever it waits for, without free text: %s', (reason) => {
      const { events } = announcementsOf(parked({ reason, message: 'words of the bank', isRepeated: true }));
      expect(events).toMatchObject([{ type: 'batch.waiting', facts: { ...batch, reason } }]);
      const wire: unknown = JSON.parse(JSON.stringify(eventDetail(events[0] ?? expect.fail())));
      expect(EVENT_DETAILS['batch.waiting'].parse(wire)).toEqual(wire);
      expect(JSON.stringify(wire)).not.toContain('words of the bank');
    });

    it('told to people if money is missing, and how much, once', () => {
      const short = { reason: 'no_funds', shortfall: '12.50' };
      expect(messagesIn([parked({ ...short, isRepeated: false })])).toMatchObject([
        {
          kind: 'waiting',
          subject: 'BATCH-2026-000009 waits for money: 12.50 USD missing at mock',
          text: expect.stringContaining('goes on by itself'),
        },
      ]);
      expect(messagesIn([parked({ ...short, isRepeated: true })])).toEqual([]);
      expect(messagesIn([parked({ reason: 'no_funds' })])).toMatchObject([
        { subject: 'BATCH-2026-000009 waits for money: too little USD at mock' },
      ]);
    });

    it('told to people if the provider does not accept it, with what to do', () => {
      expect(messagesIn([parked({ reason: 'provider_refuses', message: 'words of the bank' })])).toMatchObject([
        {
          subject: 'BATCH-2026-000009 waits for you: mock does not accept it',
          text: expect.stringContaining('execute the batch again'),
        },
      ]);
    });

    it.each(['paused', 'daily_limit', 'provider_busy'])('not told to people if it waits for nobody: %s', (reason) => {
      expect(messagesIn([parked({ reason })])).toEqual([]);
    });

    it('not told of at all by an entry of version 0.1.0, which named no batch', () => {
      const { batchNumber: _, ...details } = parked({ reason: 'paused' }).details;
      expect(announcementsOf({ ...anAudit('batch.parked'), details })).toEqual({ events: [], message: undefined });
      const bare = {
        ...anAudit('batch.parked'),
        details: { from: 'PROCESSING', to: 'QUEUED', run: 1, reason: 'paused' },
      };
      expect(announcementsOf(bare)).toEqual({ events: [], message: undefined });
    });
  });

  it('every subject fits an e-mail: one line of at most 100 ASCII characters', () => {
    const all = messagesIn(entries);
    for (const { subject } of all) expect(subject).toMatch(/^[\x20-\x7e]{1,100}$/);
  });

  it('an action that this version does not know is an error, not silence', () => {
    const unknown = fromAuditItem({ ...anAudit(), action: 'moon.landed' });
    expect(() => announcementsOf(unknown)).toThrow('this version does not know who is told of moon.landed');
  });
});
