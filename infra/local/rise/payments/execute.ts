import { createHash } from 'node:crypto';
import type { Rise } from '../rise.ts';
import type { Nanoid } from '../wire/ids.ts';
import { newNanoid } from '../wire/ids.ts';
import { Refusal, readBy } from '../wire/refusal.ts';
import type { Call, Caller } from '../wire/route.ts';
import { accept } from './accept.ts';
import { mustHaveHeaders, mustNotBeTooMany, mustPayFrom } from './create.ts';
import type { Draft } from './draft.ts';
import { type ExecuteRequest, executeSchema, type TypedPayment } from './payment-request.ts';
import { invalidSignature, signedDraft } from './signature.ts';
import type { Submission } from './submission.ts';

export interface Executed {
  readonly transaction: Nanoid<'tx'>;
  readonly payments: readonly TypedPayment[];
}

/** The transaction whose answer a repeated request gets again; none if the request must be carried out. */
const repeated = (rise: Rise, used: Submission, bodyHash: string): Nanoid<'tx'> | undefined => {
  const { repeatedPut } = rise.behaviour;
  switch (repeatedPut) {
    case 'rejected':
      throw invalidSignature();
    case 'idempotent':
      if (used.bodyHash !== bodyHash) throw invalidSignature();
      return used.transaction;
    case 'executed':
      return undefined;
    default:
      return repeatedPut satisfies never;
  }
};

const carryOut = (rise: Rise, request: ExecuteRequest, draft: Draft, bodyHash: string): Executed => {
  const { salt, expires, data } = request.typed_data;
  const used = rise.bank.submissions.get(salt);
  const before = used === undefined ? undefined : repeated(rise, used, bodyHash);
  if (before !== undefined) return { transaction: before, payments: data.payments };
  if (BigInt(expires) * 1_000n <= BigInt(rise.now())) {
    throw new Refusal(400, 'Typed data has expired', { code: 'EXPIRED_TYPED_DATA' });
  }
  const transaction = newNanoid('tx');
  accept(rise, request, draft, transaction);
  rise.bank.submissions.put(salt, { salt, bodyHash, transaction });
  return { transaction, payments: data.payments };
};

/** `PUT /v2/payments`: accepts all of the payments or none. */
export const execute = async (rise: Rise, call: Call, caller: Caller): Promise<Executed> => {
  mustHaveHeaders(rise, call);
  const request = readBy(executeSchema, call.body);
  mustNotBeTooMany(rise, request);
  mustPayFrom(rise, request.from, caller);
  const draft = await signedDraft(rise, request);
  const bodyHash = createHash('sha256').update(JSON.stringify(call.body)).digest('hex');
  return rise.bank.transaction(() => carryOut(rise, request, draft, bodyHash));
};
