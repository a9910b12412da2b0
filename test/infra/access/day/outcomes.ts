import * as z from 'zod';
import { attemptId, transactionId } from '../../../../lib/domain/shared/ids.ts';
import { mockBankKey } from '../../../../lib/store/keys.ts';
import type { TestTable } from '../../../support/dynamodb-table.ts';
import { allItems } from '../../../support/items.ts';
import { call, runExecutions, sendFirstRound } from '../lambdas.ts';
import { create, execute, failedPayment, wait } from './calls.ts';
import { accrue, affiliate } from './people.ts';

const transactionSchema = z.object({
  transaction: z.object({ attempts: z.array(z.object({ attemptId: z.string() })) }),
});

export async function finishedBatch(table: TestTable, first: string): Promise<void> {
  const cancelled = await failedPayment(first);
  await call('cancel-transaction', { pathParameters: { transactionId: cancelled } });
  await payBehindOurBack(table, cancelled);
  const retried = { pathParameters: { transactionId: await failedPayment(first) } };
  await call('retry-transaction', retried);
  await call('retry-transaction', retried);
  await accrue(['moved'], 7);
  const pay = { body: { affiliateId: 'moved' }, key: 'pay-moved' };
  await call('pay-affiliate', pay);
  await forgetAnswer(table, pay.key);
  await call('pay-affiliate', pay);
  await runExecutions(wait);
}

/** The bank pays after all what it had refused: the sweep's daily look finds the money (M6). */
export async function payBehindOurBack(table: TestTable, id: string): Promise<void> {
  const { transaction } = transactionSchema.parse(
    await call('get-transaction', { pathParameters: { transactionId: id } }),
  );
  const key = mockBankKey(transactionId(id), attemptId(transaction.attempts[0]?.attemptId ?? ''));
  const paid = { kind: 'paid', payee: 'x', amountMinor: 12_000, currency: 'USD', comesBack: false };
  await table.table.put({ ...(await table.table.get(key)), ...paid, at: new Date().toISOString() });
}

/** As if the Lambda had died before it could keep what it answered. */
export async function forgetAnswer(table: TestTable, key: string): Promise<void> {
  const items = await allItems(table);
  const request = items.find(({ PK, SK }) => SK === 'REQUEST' && String(PK).endsWith(`#${key}`));
  const { answer: _, ...unanswered } = request ?? {};
  await table.table.put({ ...unanswered, leaseUntil: new Date(0).toISOString() });
}

/** Two payments whose answers are lost; two people agree that one was paid and the other was not. */
export async function resolvedByHand(): Promise<void> {
  const lost = [affiliate('paid', 'timeout-unpaid'), affiliate('unpaid', 'blackhole')];
  await call('import-affiliates', { body: { affiliates: lost } });
  await accrue(['paid', 'unpaid'], 1);
  const batch = await create({ affiliateIds: ['paid', 'unpaid'] });
  await execute(batch);
  await sendFirstRound(batch);
  const say = (nth: number, body: object, sub: string) =>
    call('resolve-transaction', { pathParameters: { transactionId: `${batch}.00${nth}` }, body, sub });
  const evidence = 'the bank says so';
  for (const sub of ['ann', 'ben']) await say(1, { outcome: 'paid', evidence, providerReference: 'ref-1' }, sub);
  wait(60);
  for (const sub of ['ann', 'ben']) await say(2, { outcome: 'unpaid', evidence }, sub);
  await runExecutions(wait);
}
