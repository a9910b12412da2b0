import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { describeVerification, verifyAll } from '../../../infra/local/audit-verify.ts';
import { auditEntrySchema as entry } from '../../../lib/contracts/audit/audit-log.ts';
import { verifyAuditLogsEndpoint } from '../../../lib/contracts/audit/audit-verification.ts';
import { affiliateRow, commissionRow, ids } from '../../support/e2e-data.ts';
import { START_TIMEOUT_MS } from '../../support/own-stack.ts';
import { sharedStack } from '../../support/shared-stack.ts';

const TIMEOUT = { timeout: 120_000 };

const { stack, api } = sharedStack();
const people = ids('audit', 30);
let batchId: string;

/** What a verification of the whole log has to have seen. */
const everything = async () => {
  const batches = await api.batches();
  return { batches: batches.length, payments: batches.reduce((sum, { paymentCount }) => sum + paymentCount, 0) };
};

/** A payout as in the demo: most are paid, some fail and are tried again, one is refused. */
beforeAll(async () => {
  const rows = people.map((id, n) => affiliateRow(id, n === 0 ? 'refuse' : n < 4 ? 'flaky-1' : 'ok'));
  await api.importAffiliates(rows);
  await api.importCommissions(people.map((id) => commissionRow(`c-${id}`, id, '75.50', 'RON')));
  const [batch] = (await api.createBatches({ currency: 'RON' })).batches;
  batchId = batch?.batchId ?? '';
  await api.execute(batchId);
  await api.untilFinished(batchId);
}, START_TIMEOUT_MS);

describe('the audit log over HTTP', TIMEOUT, () => {
  it('is as it was written after a payout', async () => {
    const answer = await api.ask('GET', '/audit-logs/verify', verifyAuditLogsEndpoint.answer);
    expect(answer).toMatchObject({ verified: true, checked: await everything() });
    const ofBatch = await api.ask('GET', `/audit-logs/verify?batchId=${batchId}`, verifyAuditLogsEndpoint.answer);
    expect(ofBatch).toMatchObject({ verified: true, checked: { batches: 1, payments: 30 } });
  });

  it('is verified to its end by the command, which says what it saw', async () => {
    const target = { api: `${api.url}/api/disbursement`, token: await stack.token() };
    const verification = await verifyAll(target, {});
    expect(verification.verified).toBe(true);
    const { batches, payments } = await everything();
    expect(describeVerification(verification)).toContain(
      `The audit log is as it was written.\n${batches} batches, ${payments} payments`,
    );
    const day = new Date().toISOString().slice(0, 10);
    const stranger = await verifyAll(target, { expectSeal: `${day}:${'x'.repeat(43)}` });
    expect(describeVerification(stranger)).toMatch(/^BROKEN: there is no seal of .* \(code seal_missing, day /);
  });

  it('says who did what to a batch, from where, newest first, each entry on one page', async () => {
    const pages = await api.pages('/audit-logs', 'auditLogs', entry, 3, { query: { batchId } });
    const entries = pages.flat();
    expect(new Set(entries.map(({ auditId }) => auditId)).size).toBe(entries.length);
    expect(entries.map(({ at }) => at)).toEqual(
      entries
        .map(({ at }) => at)
        .sort()
        .reverse(),
    );
    expect(entries.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['batch.claimed', 'batch.queued', 'payment.sending', 'payment.failed', 'batch.completed']),
    );
    const queued = entries.find(({ action }) => action === 'batch.queued');
    expect(queued).toMatchObject({
      status: 'SUCCESS',
      actor: { type: 'admin', name: 'admin@example.com', sourceIp: '127.0.0.1' },
      subject: { type: 'batch', batchId },
    });
    expect(queued?.actor.userAgent).toBeTruthy();
    expect(queued?.actor.sub).toBeTruthy();
  });

  it('is found by payment, by affiliate, by action and by day', async () => {
    const find = (query: string) =>
      api
        .ask('GET', `/audit-logs?${query}`, z.object({ auditLogs: z.array(entry) }))
        .then(({ auditLogs }) => auditLogs);
    const ofPayment = await find(`transactionId=${batchId}.001&limit=100`);
    expect(ofPayment.map(({ action }) => action)).toContain('batch.claimed');
    for (const { transactionIds } of ofPayment) expect(transactionIds).toContain(`${batchId}.001`);
    const ofAffiliate = await find('affiliateId=audit-002');
    expect(ofAffiliate.map(({ action }) => action)).toEqual(['commissions.accrued', 'affiliate.imported']);
    const day = (await find('limit=1'))[0]?.at.slice(0, 10);
    const imports = await find(`action=affiliate.imported&date=${day}&limit=30`);
    expect(new Set(imports.map(({ action }) => action))).toEqual(new Set(['affiliate.imported']));
    expect(imports.map(({ subject }) => subject.affiliateId).sort()).toEqual(people);
  });
});
