import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import type { ChildStack } from '../../infra/local/child-stack.ts';
import type { UserName } from '../../infra/local/users.ts';
import {
  type affiliateVerdictSchema,
  importAffiliatesEndpoint,
} from '../../lib/contracts/affiliates/affiliate-import.ts';
import { getAffiliateEndpoint } from '../../lib/contracts/affiliates/affiliate-view.ts';
import { API_PREFIX } from '../../lib/contracts/api.ts';
import { createBatchesEndpoint } from '../../lib/contracts/batches/batch-creation.ts';
import { executeBatchEndpoint, getBatchEndpoint } from '../../lib/contracts/batches/batch-endpoints.ts';
import { previewBatchesEndpoint } from '../../lib/contracts/batches/batch-preview.ts';
import { batchSchema } from '../../lib/contracts/batches/batch-view.ts';
import {
  type commissionVerdictSchema,
  importCommissionsEndpoint,
} from '../../lib/contracts/commissions/commission-import.ts';
import { getTransactionEndpoint } from '../../lib/contracts/transactions/transaction-detail.ts';
import { transactionSchema } from '../../lib/contracts/transactions/transaction-view.ts';
import { holdToDocument, routeFor } from './api-contract.ts';

export type TransactionAnswer = z.output<typeof transactionSchema>;
export type BatchAnswer = z.output<typeof batchSchema>;
export type AffiliateVerdict = z.output<typeof affiliateVerdictSchema>;
export type CommissionVerdict = z.output<typeof commissionVerdictSchema>;

const movementSchema = z.object({
  reference: z.string(),
  payee: z.string(),
  amountMinor: z.number(),
  currency: z.string(),
  at: z.string(),
});
export type MovementAnswer = z.output<typeof movementSchema>;

export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
}

export interface Sent {
  /** Any value; sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is. */
  readonly raw?: string | Uint8Array<ArrayBuffer>;
  /** Of the Authorization header, whole; `null` sends none. */
  readonly authorization?: string | null;
  readonly idempotencyKey?: string;
  /** Headers to add, or to send in place of the usual ones. */
  readonly headers?: Readonly<Record<string, string>>;
}

const PARALLEL_ROWS = { affiliates: 100, commissions: 500 } as const;
const POLL_MS = 200;

/** Where an API is, and who uses it. */
export interface Access {
  readonly url: string;
  readonly token: string;
}

/** Uses the API as any client would: over HTTP, with a token. */
export class Api {
  readonly #at: () => Access;

  /** @param at asked at every request: a stack may start later than its API is handed around */
  constructor(at: () => Access) {
    this.#at = at;
  }

  get url(): string {
    return this.#at().url;
  }

  /**
   * Whatever the answer is. The path is below the API's prefix, unless it begins with `/_local`.
   *
   * @throws Error if the answer of a route is not as the API document says
   */
  async send(
    method: string,
    path: string,
    { body, raw, authorization, idempotencyKey, headers }: Sent = {},
  ): Promise<Answer> {
    const { url, token } = this.#at();
    const given = authorization === undefined ? `Bearer ${token}` : authorization;
    const content = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const answer = await fetch(`${url}${path.startsWith('/_local') ? '' : API_PREFIX}${path}`, {
      method,
      headers: {
        ...(given !== null && { authorization: given }),
        ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
        ...(content !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(content !== undefined && { body: content }),
    });
    const got = {
      status: answer.status,
      contentType: answer.headers.get('content-type') ?? '',
      text: await answer.text(),
    };
    const route = path.startsWith('/_local') ? undefined : routeFor(method, path);
    if (route) holdToDocument(route, got);
    return got;
  }

  /** An answer that must be a success of this shape. */
  async ask<T>(method: string, path: string, schema: z.ZodType<T>, body?: unknown): Promise<T> {
    const answer = await this.send(method, path, { body });
    if (answer.status >= 300) throw new Error(`${method} ${path} answered ${answer.status}: ${answer.text}`);
    return schema.parse(JSON.parse(answer.text));
  }

  /** All items of a listing, page by page; each page's items by themselves. */
  async pages<T>(path: string, name: string, item: z.ZodType<T>, limit = 100, more?: PageOptions): Promise<T[][]> {
    const page = z.object({ [name]: z.array(item), nextCursor: z.string().optional() });
    const pages: T[][] = [];
    let cursor: string | undefined;
    do {
      const query = new URLSearchParams({ limit: String(limit), ...more?.query, ...(cursor && { cursor }) });
      const answer = await this.ask(more?.method ?? 'GET', `${path}?${query}`, page, more?.body);
      pages.push(z.array(item).parse(answer[name]));
      cursor = z.string().optional().parse(answer.nextCursor);
    } while (cursor !== undefined);
    return pages;
  }

  async importAffiliates(rows: readonly unknown[]): Promise<AffiliateVerdict[]> {
    const verdicts: AffiliateVerdict[] = [];
    for (let from = 0; from < rows.length; from += PARALLEL_ROWS.affiliates) {
      const affiliates = rows.slice(from, from + PARALLEL_ROWS.affiliates);
      const answer = await this.ask('POST', '/affiliates', importAffiliatesEndpoint.answer, { affiliates });
      verdicts.push(...answer.affiliates);
    }
    return verdicts;
  }

  async importCommissions(rows: readonly unknown[]): Promise<CommissionVerdict[]> {
    const verdicts: CommissionVerdict[] = [];
    for (let from = 0; from < rows.length; from += PARALLEL_ROWS.commissions) {
      const commissions = rows.slice(from, from + PARALLEL_ROWS.commissions);
      const answer = await this.ask('POST', '/commissions', importCommissionsEndpoint.answer, { commissions });
      verdicts.push(...answer.commissions);
    }
    return verdicts;
  }

  async affiliate(affiliateId: string) {
    return (await this.ask('GET', `/affiliates/${affiliateId}`, getAffiliateEndpoint.answer)).affiliate;
  }

  preview(body: object) {
    return this.ask('POST', '/batches/preview', previewBatchesEndpoint.answer, body);
  }

  createBatches(body: object) {
    return this.ask('POST', '/batches', createBatchesEndpoint.answer, body);
  }

  async execute(batchId: string): Promise<BatchAnswer> {
    return (await this.ask('POST', `/batches/${batchId}/execute`, executeBatchEndpoint.answer)).batch;
  }

  async batch(batchId: string) {
    return (await this.ask('GET', `/batches/${batchId}`, getBatchEndpoint.answer)).batch;
  }

  async batches(): Promise<BatchAnswer[]> {
    return (await this.pages('/batches', 'batches', batchSchema)).flat();
  }

  async transaction(transactionId: string) {
    return (await this.ask('GET', `/transactions/${transactionId}`, getTransactionEndpoint.answer)).transaction;
  }

  async transactions(query: Readonly<Record<string, string>> = {}): Promise<TransactionAnswer[]> {
    return (await this.pages('/transactions', 'transactions', transactionSchema, 100, { query })).flat();
  }

  /** The books of the Mock bank. */
  async movements(): Promise<MovementAnswer[]> {
    return (await this.ask('GET', '/_local/bank', z.object({ movements: z.array(movementSchema) }))).movements;
  }

  sweep() {
    const report = z.object({ done: z.array(z.string()), failed: z.array(z.string()) });
    return this.ask('POST', '/_local/schedules/sweep', report);
  }

  /** Waits until the batch is COMPLETED, FAILED or CANCELLED. */
  async untilFinished(batchId: string, capMs = 120_000) {
    const finished = ['COMPLETED', 'FAILED', 'CANCELLED'];
    const deadline = Date.now() + capMs;
    for (;;) {
      const batch = await this.batch(batchId);
      if (finished.includes(batch.status)) return batch;
      if (Date.now() > deadline)
        throw new Error(`${batchId} is still ${batch.status}: ${JSON.stringify(batch.counts)}`);
      await sleep(POLL_MS);
    }
  }
}

interface PageOptions {
  readonly method?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** The API of a running stack for one of its users: an admin, unless told otherwise. */
export const apiOf = async (stack: ChildStack, user: UserName = 'admin'): Promise<Api> => {
  const access = { url: stack.url, token: await stack.token({ user }) };
  return new Api(() => access);
};
