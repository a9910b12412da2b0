import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { addSeconds, type Instant } from '../../domain/shared/time.ts';
import type { Occasion } from '../../payouts/shared/derived-id.ts';
import type {
  BeginRequest,
  Begun,
  HeldRequest,
  KeptAnswer,
  RequestName,
  RequestRepository,
} from '../../payouts/shared/request-repository.ts';
import { requestAnswerKey, requestKey } from '../keys.ts';
import { answerPartSchema, type RequestItem, requestItemSchema } from './request-item.ts';
import type { Table, Write } from './table.ts';

const compress = promisify(gzip);
const decompress = promisify(gunzip);

const KEPT_SECONDS = 24 * 3_600;

/** Below DynamoDB's 400 KB for an item. */
const PART_BYTES = 350_000;

/** How many lost races for one request are tolerated. Each means that another caller took it over. */
const MAX_TRIES = 10;

/**
 * A request is one item. Its answer, which may be large, is compressed into as many items as it needs. All of them expire a
 * day after the request first came. DynamoDB removes expired items with a delay, so every read checks the time itself.
 */
export class DynamoRequestRepository implements RequestRepository {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async begin(name: RequestName, request: BeginRequest): Promise<Begun> {
    const { owner, now, fingerprint } = request;
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const occasion = { id: owner, at: now };
      const [refusal] = await this.#table.transact([firstWrite(name, occasion, request)]);
      if (!refusal) return { kind: 'begun', held: { name, owner, occasion } };
      const item = requestItemSchema.parse(refusal.item);
      if (item.fingerprint !== fingerprint) return { kind: 'reused' };
      if (item.answer) return { kind: 'answered', answer: await this.#answer(name, item, item.answer) };
      if (item.leaseUntil > now) return { kind: 'in-progress', leaseUntil: item.leaseUntil };
      const [lost] = await this.#table.transact([takeOverWrite(name, item, request)]);
      if (!lost) return { kind: 'begun', held: { name, owner, occasion: { id: item.occasionId, at: item.firstAt } } };
    }
    // Another caller was faster each time, and is handling it.
    return { kind: 'in-progress', leaseUntil: now };
  }

  async keepAnswer(held: HeldRequest, { status, contentType, body }: KeptAnswer): Promise<boolean> {
    const bytes = await compress(body);
    const parts: Write[] = [];
    for (let start = 0; start < bytes.length; start += PART_BYTES) {
      const part = parts.length;
      const Item = {
        ...requestAnswerKey(held.name, part),
        occasionId: held.occasion.id,
        part,
        bytes: bytes.subarray(start, start + PART_BYTES),
        expiresAt: expiryOf(held.occasion),
      };
      parts.push({ Put: { Item } });
    }
    const answer = { status, contentType, parts: parts.length };
    const refusals = await this.#table.transact([ownWrite(held, 'SET #answer = :value', answer), ...parts]);
    return refusals.length === 0;
  }

  async giveUp(held: HeldRequest, now: Instant): Promise<void> {
    // Refused if another owner has it by now. Then there is nothing to give up.
    await this.#table.transact([ownWrite(held, 'SET leaseUntil = :value', now)]);
  }

  async #answer(
    name: RequestName,
    { occasionId }: RequestItem,
    { status, contentType, parts }: NonNullable<RequestItem['answer']>,
  ): Promise<KeptAnswer> {
    const keys = Array.from({ length: parts }, (_, part) => requestAnswerKey(name, part));
    const found = (await this.#table.getMany(keys)).map((item) => answerPartSchema.parse(item));
    const own = found.filter((part) => part.occasionId === occasionId).sort((left, right) => left.part - right.part);
    if (own.length !== parts) throw new Error('a kept answer lacks a part');
    const body = await decompress(Buffer.concat(own.map(({ bytes }) => bytes)));
    return { status, contentType, body: body.toString('utf8') };
  }
}

function expiryOf({ at }: Occasion): number {
  return Math.floor(Date.parse(addSeconds(at, KEPT_SECONDS)) / 1000);
}

/** The key was never used, or its use is a day old. */
function firstWrite(name: RequestName, occasion: Occasion, request: BeginRequest): Write {
  const { fingerprint, owner, leaseUntil, now } = request;
  const expiresAt = expiryOf(occasion);
  return {
    Put: {
      Item: {
        ...requestKey(name),
        occasionId: occasion.id,
        firstAt: occasion.at,
        fingerprint,
        owner,
        leaseUntil,
        expiresAt,
      },
      ConditionExpression: 'attribute_not_exists(PK) OR expiresAt <= :now',
      ExpressionAttributeValues: { ':now': Math.floor(Date.parse(now) / 1000) },
    },
  };
}

/** Whoever takes it over gets a lease that ends later, so of all who have read the same one only the first gets it. */
function takeOverWrite(name: RequestName, before: RequestItem, { owner, leaseUntil }: BeginRequest): Write {
  return {
    Update: {
      Key: { ...requestKey(name) },
      UpdateExpression: 'SET #owner = :owner, leaseUntil = :leaseUntil',
      ConditionExpression: 'leaseUntil = :lease AND attribute_not_exists(#answer)',
      ExpressionAttributeNames: { '#owner': 'owner', '#answer': 'answer' },
      ExpressionAttributeValues: { ':owner': owner, ':leaseUntil': leaseUntil, ':lease': before.leaseUntil },
    },
  };
}

/** Only the owner may write, and only while there is no answer. */
function ownWrite({ name, owner }: HeldRequest, UpdateExpression: string, value: unknown): Write {
  return {
    Update: {
      Key: { ...requestKey(name) },
      UpdateExpression,
      ConditionExpression: '#owner = :owner AND attribute_not_exists(#answer)',
      ExpressionAttributeNames: { '#owner': 'owner', '#answer': 'answer' },
      ExpressionAttributeValues: { ':owner': owner, ':value': value },
    },
  };
}
