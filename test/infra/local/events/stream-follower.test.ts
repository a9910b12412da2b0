import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import * as z from 'zod';
import { localDynamoDb } from '../../../../infra/local/dynamodb-client.ts';
import { auditFeed } from '../../../../infra/local/events/audit-feed.ts';
import { readPosition } from '../../../../infra/local/events/position-file.ts';
import { StreamFollower } from '../../../../infra/local/events/stream-follower.ts';
import type { InvocationResult } from '../../../../infra/local/function-instance.ts';
import { addSeconds, type Instant, instant } from '../../../../lib/domain/shared/time.ts';
import { auditWrite } from '../../../../lib/store/audit/audit-item.ts';
import { anAudit } from '../../../support/audit.ts';
import { createTestTable, type TestTable } from '../../../support/dynamodb-table.ts';

const eventSchema = z.object({
  Records: z.array(
    z.object({
      eventName: z.literal('INSERT'),
      dynamodb: z.object({ SequenceNumber: z.string(), NewImage: z.object({ auditId: z.object({ S: z.string() }) }) }),
    }),
  ),
});

let table: TestTable;
let dir: string;
let clock: Instant;
let handed: string[];
let refused: Set<string>;
let given: string[];
/** What running the Lambda for these entries comes to. */
let answer: (auditIds: readonly string[]) => InvocationResult;

/** It takes all but those that are refused, and stops at the first of them. */
const takeAllowed = (auditIds: readonly string[]): InvocationResult => {
  const first = auditIds.findIndex((auditId) => refused.has(auditId));
  handed.push(...(first < 0 ? auditIds : auditIds.slice(0, first)));
  const batchItemFailures = first < 0 ? [] : [{ itemIdentifier: String(first + 1) }];
  return { ok: true, payload: JSON.stringify({ batchItemFailures }) };
};

beforeEach(async () => {
  table = await createTestTable();
  dir = mkdtempSync(join(tmpdir(), 'follower-'));
  clock = instant(new Date('2026-03-01T23:59:30.000Z'));
  handed = [];
  given = [];
  refused = new Set();
  answer = takeAllowed;
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const positionFile = () => join(dir, 'position.json');

const follower = () =>
  new StreamFollower({
    feed: auditFeed(localDynamoDb(inject('dynamodbEndpoint'), 'local'), table.name),
    invoke: async (event) =>
      answer(eventSchema.parse(event).Records.map(({ dynamodb }) => dynamodb.NewImage.auditId.S)),
    file: positionFile(),
    batchSize: 3,
    retryAttempts: 2,
    onGivenUp: (auditId) => given.push(auditId),
    say: () => {},
    now: () => new Date(clock),
  });

const advance = (seconds: number) => {
  clock = addSeconds(clock, seconds);
};

/** Commits an audit entry of a time, now by default. */
async function commit(at: Instant = clock): Promise<string> {
  const entry = { ...anAudit('batch.queued'), at };
  await table.table.transact([auditWrite(entry)]);
  return entry.auditId;
}

async function pollAll(stream: StreamFollower, times = 15): Promise<void> {
  for (let polls = 0; polls < times; polls += 1) await stream.poll();
}

describe('the follower of the audit index', () => {
  it('hands over every new entry once, in the order of time', async () => {
    const stream = follower();
    const ids = [await commit(addSeconds(clock, 2)), await commit(addSeconds(clock, 1)), await commit()];
    await pollAll(stream, 2);
    expect(handed).toEqual(ids.reverse());
  });

  it('goes on over midnight', async () => {
    const stream = follower();
    const before = await commit();
    await stream.poll();
    advance(60);
    const after = await commit();
    await stream.poll();
    expect(handed).toEqual([before, after]);
  });

  it('finds an entry that was committed after later ones, half a minute late', async () => {
    const stream = follower();
    const early = clock;
    advance(30);
    const later = await commit();
    await stream.poll();
    const late = await commit(early);
    await pollAll(stream);
    expect(handed).toEqual([later, late]);
  });

  it('comes again from the entry that was not taken, and leaves none out', async () => {
    const stream = follower();
    const ids: string[] = [];
    for (let n = 0; n < 7; n += 1) ids.push(await commit(instant(new Date(Date.parse(clock) + n))));
    refused.add(ids[4] ?? '');
    await stream.poll();
    expect(handed).toEqual(ids.slice(0, 4));
    refused.clear();
    await stream.poll();
    expect(handed).toEqual(ids);
  });

  it('hands the same entries over again when the Lambda broke', async () => {
    const stream = follower();
    const ids = [await commit(), await commit(addSeconds(clock, 1))];
    answer = () => ({ ok: false, error: { errorType: 'Error', errorMessage: 'no bus' } });
    await stream.poll();
    expect(handed).toEqual([]);
    answer = takeAllowed;
    await stream.poll();
    expect(handed).toEqual(ids);
  });

  it('tries by halves what breaks the Lambda as a whole, so that those before it get through', async () => {
    const stream = follower();
    const [good, poison] = [await commit(), await commit(addSeconds(clock, 1))];
    answer = (auditIds) =>
      auditIds.includes(poison)
        ? { ok: false, error: { errorType: 'Error', errorMessage: 'out of memory' } }
        : takeAllowed(auditIds);
    await stream.poll();
    expect(handed).toEqual([good]);
  });

  it('gives up an entry that is never taken, after as many tries as the template allows, and goes on behind it', async () => {
    const stream = follower();
    const [poison, next] = [await commit(), await commit(addSeconds(clock, 1))];
    refused.add(poison);
    await pollAll(stream, 2);
    expect([handed, given]).toEqual([[], []]);
    await stream.poll();
    expect([handed, given]).toEqual([[next], [poison]]);
  });

  it('leaves no gap when it is killed and started again days later', async () => {
    const first = follower();
    const told = await commit();
    await first.poll();
    advance(20);
    const unseen = await commit();
    advance(3 * 86_400);
    const second = follower();
    const fresh = await commit();
    await second.poll();
    expect(handed).toEqual([told, unseen, fresh]);
  });

  it('hands over again what was taken just before the kill: at least once, never not at all', async () => {
    const first = follower();
    const id = await commit();
    answer = (auditIds) => {
      takeAllowed(auditIds);
      throw new Error('killed');
    };
    await expect(first.poll()).rejects.toThrow('killed');
    answer = takeAllowed;
    await follower().poll();
    expect(handed).toEqual([id, id]);
  });

  it('does not keep for ever what it has seen', async () => {
    const stream = follower();
    for (let n = 0; n < 5; n += 1) await commit();
    await stream.poll();
    expect(readPosition(positionFile())?.seen.size).toBe(5);
    advance(600);
    await pollAll(stream);
    expect(readPosition(positionFile())?.seen.size).toBe(0);
    expect(handed).toHaveLength(5);
  });
});
