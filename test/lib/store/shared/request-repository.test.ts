import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { addSeconds } from '../../../../lib/domain/shared/time.ts';
import type { HeldRequest } from '../../../../lib/payouts/shared/request-repository.ts';
import { DynamoRequestRepository } from '../../../../lib/store/shared/request-repository.ts';
import { NOW } from '../../../support/domain.ts';
import { createTestTable, type TestTable } from '../../../support/dynamodb-table.ts';
import { justBefore } from '../../../support/interleave.ts';
import { allItems } from '../../../support/items.ts';
import { overriding } from '../../../support/world.ts';

const NAME = { sub: 'sub-1', route: 'POST /batches', key: 'k-1' };
const DAY = 24 * 3_600;
const ANSWER = { status: 201, contentType: 'application/json', body: '{"batches":[]}' };

const first = { fingerprint: 'f', owner: 'owner-1', now: NOW, leaseUntil: addSeconds(NOW, 30) };
const at = (seconds: number, owner = 'owner-2') => ({
  fingerprint: 'f',
  owner,
  now: addSeconds(NOW, seconds),
  leaseUntil: addSeconds(NOW, seconds + 30),
});

describe('a request with an idempotency key', () => {
  let db: TestTable;
  let requests: DynamoRequestRepository;

  beforeEach(async () => {
    db = await createTestTable();
    requests = new DynamoRequestRepository(db.table);
  });

  async function begun(request = first, name = NAME): Promise<HeldRequest> {
    const result = await requests.begin(name, request);
    if (result.kind !== 'begun') throw new Error(`it is ${result.kind}`);
    return result.held;
  }

  it('is begun by one of many at once; the others see that it is in progress', async () => {
    const owners = Array.from({ length: 8 }, (_, n) => `owner-${n}`);
    const results = await Promise.all(owners.map((owner) => requests.begin(NAME, { ...first, owner })));
    expect(results.map(({ kind }) => kind).sort()).toEqual(['begun', ...Array(7).fill('in-progress')]);
  });

  it('keeps its answer for a day, and is a new request after that, even if DynamoDB has removed nothing yet', async () => {
    const held = await begun();
    expect(await requests.keepAnswer(held, ANSWER)).toBe(true);
    expect(await requests.begin(NAME, at(DAY - 1))).toEqual({ kind: 'answered', answer: ANSWER });
    const again = await begun(at(DAY));
    expect(again.occasion).toEqual({ id: 'owner-2', at: addSeconds(NOW, DAY) });
    expect(await requests.begin(NAME, at(DAY + 1, 'owner-3'))).toMatchObject({ kind: 'in-progress' });
  });

  it('lets DynamoDB remove all of its items a day after it first came', async () => {
    await requests.keepAnswer(await begun(), ANSWER);
    const expiries = (await allItems(db)).map(({ expiresAt }) => Number(expiresAt));
    expect(expiries).toEqual([Date.parse(NOW) / 1000 + DAY, Date.parse(NOW) / 1000 + DAY]);
  });

  it('refuses another content under its key, answered or not', async () => {
    const held = await begun();
    expect(await requests.begin(NAME, { ...at(1), fingerprint: 'other' })).toEqual({ kind: 'reused' });
    await requests.keepAnswer(held, ANSWER);
    expect(await requests.begin(NAME, { ...at(1), fingerprint: 'other' })).toEqual({ kind: 'reused' });
  });

  it.each([
    { ...NAME, sub: 'sub-2' },
    { ...NAME, route: 'POST /commissions' },
    { ...NAME, key: 'k-2' },
    { ...NAME, key: 'k-1#' },
  ])('is not the one of %j', async (other) => {
    await requests.keepAnswer(await begun(), ANSWER);
    expect(await requests.begin(other, at(1))).toMatchObject({ kind: 'begun' });
  });

  it('is taken over, for the same occasion, once the lease of its owner has ended; by one of many', async () => {
    const dead = await begun();
    expect(await requests.begin(NAME, at(29))).toEqual({ kind: 'in-progress', leaseUntil: first.leaseUntil });
    const owners = Array.from({ length: 6 }, (_, n) => `heir-${n}`);
    const results = await Promise.all(owners.map((owner) => requests.begin(NAME, at(30, owner))));
    const heirs = results.flatMap((result) => (result.kind === 'begun' ? [result.held] : []));
    expect(heirs).toHaveLength(1);
    expect(heirs[0]?.occasion).toEqual(dead.occasion);
  });

  it('takes no answer, and no surrender, of an owner who has lost it', async () => {
    const slow = await begun();
    const heir = await begun(at(30));
    expect(await requests.keepAnswer(slow, { ...ANSWER, body: 'slow' })).toBe(false);
    await requests.giveUp(slow, addSeconds(NOW, 31));
    expect(await requests.begin(NAME, at(32, 'owner-3'))).toMatchObject({ kind: 'in-progress' });
    expect(await requests.keepAnswer(heir, ANSWER)).toBe(true);
    expect(await requests.keepAnswer(slow, { ...ANSWER, body: 'slow' })).toBe(false);
    expect(await requests.begin(NAME, at(33))).toEqual({ kind: 'answered', answer: ANSWER });
  });

  it('keeps the first of two answers, and is not given up after it', async () => {
    const held = await begun();
    expect(await requests.keepAnswer(held, ANSWER)).toBe(true);
    expect(await requests.keepAnswer(held, { ...ANSWER, body: 'another' })).toBe(false);
    const items = await allItems(db);
    await requests.giveUp(held, NOW);
    expect(await allItems(db)).toEqual(items);
    expect(await requests.begin(NAME, at(1))).toEqual({ kind: 'answered', answer: ANSWER });
  });

  it('is answered, not taken over, when its slow owner keeps an answer at the last moment', async () => {
    const slow = await begun();
    // The first transaction reads, the second takes over.
    const table = justBefore(db.table, 'transact', () => requests.keepAnswer(slow, ANSWER), 2);
    expect(await new DynamoRequestRepository(table).begin(NAME, at(30))).toEqual({ kind: 'answered', answer: ANSWER });
  });

  it('is in progress for a caller who comes second every time', async () => {
    await begun();
    /** Every write that takes over meets a faster one. */
    const table = overriding(db.table, {
      transact: async (writes) =>
        writes.some((write) => 'Update' in write) ? [{ index: 0, item: undefined }] : db.table.transact(writes),
    });
    expect(await new DynamoRequestRepository(table).begin(NAME, at(30))).toMatchObject({ kind: 'in-progress' });
  });

  it('can be taken over at once when its owner gives it up', async () => {
    await requests.giveUp(await begun(), NOW);
    expect(await requests.begin(NAME, at(0))).toMatchObject({ kind: 'begun' });
  });

  it('keeps an answer that is larger than an item of DynamoDB, and that cannot be compressed', async () => {
    const body = randomBytes(750_000).toString('base64');
    expect(await requests.keepAnswer(await begun(), { ...ANSWER, body })).toBe(true);
    expect((await allItems(db)).length).toBeGreaterThan(3);
    expect(await requests.begin(NAME, at(1))).toEqual({ kind: 'answered', answer: { ...ANSWER, body } });
  });

  it('does not mix its answer with what an earlier request left under the same key', async () => {
    await requests.keepAnswer(await begun(), { ...ANSWER, body: randomBytes(750_000).toString('base64') });
    await requests.keepAnswer(await begun(at(DAY)), ANSWER);
    expect(await requests.begin(NAME, at(DAY + 1, 'owner-3'))).toEqual({ kind: 'answered', answer: ANSWER });
  });
});
