import pMap from 'p-map';
import * as z from 'zod';
import { INELIGIBILITIES } from '../../domain/affiliates/eligibility.ts';
import { split } from '../../domain/shared/split.ts';
import type { PreviewRepository, StoredPreview } from '../../payouts/batches/preview-repository.ts';
import { previewKey, previewPartition } from '../keys.ts';
import { affiliateIdField, countField, instantField, minorField } from '../shared/fields.ts';
import type { Table } from '../shared/table.ts';

const rowSchema = z.object({
  affiliateId: affiliateIdField,
  commissionCount: countField,
  amountMinor: minorField,
  fromSeq: countField,
  toSeq: countField,
  ineligible: z.object({ code: z.enum(INELIGIBILITIES), reason: z.string() }).optional(),
});

const partSchema = z.object({
  previewToken: z.string(),
  request: z.string().optional(),
  more: z.boolean(),
  createdAt: instantField,
  parts: countField,
  rows: z.array(rowSchema),
});

/** Rows of one item. With the longest ids and reasons they take 230 KB, and DynamoDB's limit is 400 KB. */
const ROWS_PER_PART = 100;
const KEPT_SECONDS = 24 * 3_600;
const PARALLEL_WRITES = 8;

/** A preview in as many items as its rows need; they expire after a day. */
export class DynamoPreviewRepository implements PreviewRepository {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async save({ rows, request, ...preview }: StoredPreview) {
    // The request may name 2,000 affiliates, so it has the first item for itself.
    const parts = [[], ...split(rows, ROWS_PER_PART)];
    const expiresAt = Math.floor(Date.parse(preview.createdAt) / 1000) + KEPT_SECONDS;
    await pMap(
      [...parts.entries()],
      ([part, rowsOfPart]) =>
        this.#table.put({
          ...previewKey(preview.previewToken, part),
          ...preview,
          ...(part === 0 && { request }),
          parts: parts.length,
          rows: rowsOfPart,
          expiresAt,
        }),
      { concurrency: PARALLEL_WRITES },
    );
  }

  async find(previewToken: string): Promise<StoredPreview | undefined> {
    const parts = [];
    for await (const item of this.#table.queryAll({ pk: previewPartition(previewToken) })) {
      parts.push(partSchema.parse(item));
    }
    const [first] = parts;
    // The parts are written in any order. A preview that broke off lacks some of them, and was never shown.
    if (first?.request === undefined || parts.length !== first.parts) return undefined;
    const { more, createdAt, request } = first;
    return { previewToken, request, more, createdAt, rows: parts.flatMap(({ rows }) => rows) };
  }
}
