import { vi } from 'vitest';
import * as z from 'zod';
import { call } from '../lambdas.ts';

/** Moves the clock. */
export const wait = (seconds: number) => void vi.setSystemTime(Date.now() + seconds * 1_000);

export const batchesSchema = z.object({ batches: z.array(z.object({ batchId: z.string() })) });

export const batchSchema = z.object({
  batch: z.object({ transactions: z.array(z.object({ transactionId: z.string(), status: z.string() })) }),
});

export const create = async (body: object): Promise<string> => {
  const { batches } = batchesSchema.parse(await call('create-batches', { body }));
  return batches[0]?.batchId ?? '';
};

export const execute = (id: string) => call('execute-batch', { pathParameters: { batchId: id } });

export const failedPayment = async (id: string): Promise<string> => {
  const { batch } = batchSchema.parse(await call('get-batch', { pathParameters: { batchId: id } }));
  const failed = batch.transactions.find(({ status }) => status === 'FAILED');
  if (failed === undefined) throw new Error(`no payment of ${id} failed: ${JSON.stringify(batch.transactions)}`);
  return failed.transactionId;
};

/** Reads a listing to its second page, which needs a cursor. */
export const listed = async (name: string, parts: Parameters<typeof call>[1] = {}): Promise<void> => {
  const limited = { ...parts.queryStringParameters, limit: '1' };
  const { nextCursor } = await call(name, { ...parts, queryStringParameters: limited });
  const cursor = z.string().parse(nextCursor);
  await call(name, { ...parts, queryStringParameters: { ...limited, cursor } });
};
