import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../support/e2e-api.ts';
import { bookDifferences } from '../support/e2e-books.ts';
import { affiliateRow, commissionRow, ids } from '../support/e2e-data.ts';
import { ownStack } from '../support/own-stack.ts';

const { stack, api } = ownStack();

async function people(prefix: string, count: number): Promise<string[]> {
  const affiliateIds = ids(prefix, count);
  await api.importAffiliates(affiliateIds.map((id) => affiliateRow(id)));
  await api.importCommissions(affiliateIds.map((id) => commissionRow(`c-${id}`, id)));
  return affiliateIds;
}

const post = (path: string, body: object, idempotencyKey: string) => api.send('POST', path, { body, idempotencyKey });

/** Until whoever handles the request has answered, or is known to be dead. */
async function untilAnswered(send: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    const answer = await send();
    if (!answer.text.includes('"request_in_progress"')) return answer;
    await sleep(1_000);
  }
}

describe('an Idempotency-Key, over HTTP', { timeout: 300_000 }, () => {
  it('pays one affiliate once, however often the same request comes, at once and later', async () => {
    await people('pay', 1);
    const body = { affiliateId: ids('pay', 1)[0] };
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => untilAnswered(() => post('/pay', body, 'pay-once'))),
    );
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 202 });
    expect((await post('/pay', { ...body, currency: 'EUR' }, 'pay-once')).text).toContain('idempotency_key_reused');
    const { batch } = JSON.parse(answers[0]?.text ?? '{}');
    expect(await api.untilFinished(batch.batchId)).toMatchObject({ status: 'COMPLETED', paymentCount: 1 });
    expect(await post('/pay', body, 'pay-once'), 'after it was paid').toEqual(answers[0]);
    expect(await bookDifferences(api)).toEqual([]);
  });

  it('makes batches once, although the whole stack is killed in the middle', async () => {
    const affiliateIds = await people('kill', 250);
    const send = () => post('/batches', { affiliateIds }, 'killed');
    const lost = send().catch(() => undefined);
    await sleep(Math.random() * 300);
    await stack.kill();
    await lost;
    await stack.start();
    const answer = await untilAnswered(send);
    expect(answer.status, answer.text).toBe(201);
    const { batches, skipped } = JSON.parse(answer.text);
    expect(batches.map(({ paymentCount }: { paymentCount: number }) => paymentCount)).toEqual([100, 100, 50]);
    expect(skipped).toEqual([]);
    expect(await send()).toEqual(answer);
    const transactions = await Promise.all(
      batches.map(async ({ batchId }: { batchId: string }) => (await api.batch(batchId)).transactions),
    );
    expect(
      transactions
        .flat()
        .map(({ affiliateId }) => affiliateId)
        .sort(),
    ).toEqual([...affiliateIds].sort());
    expect((await api.transactions()).filter(({ affiliateId }) => affiliateId.startsWith('kill'))).toHaveLength(250);
  });
});
