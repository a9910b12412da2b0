import pMap from 'p-map';
import type { AuditBreak } from '../../domain/audit/audit-evidence.ts';
import type { FinalRecord } from '../../domain/audit/audit-final.ts';
import type { DailySeal } from '../../domain/audit/audit-seal.ts';
import { inserted, verifyPart, verifySeal } from '../../domain/audit/verify-day.ts';
import { BATCH_STATUSES, isFinished } from '../../domain/batches/batch.ts';
import { take, type VerifyDependencies, type VerifyPosition, type VerifyStep, withChecked } from './verification.ts';
import { sizeOf, verifyOneBatch } from './verify-one-batch.ts';

/** Batches per step, and how many of them are read side by side. */
const BATCHES_PER_STEP = 20;
const PARALLEL_READS = 4;

export type Stage = (deps: VerifyDependencies, position: VerifyPosition) => Promise<VerifyStep>;

/** Every finished batch, in the order in which they finished: the batch as a whole, and that no final is missing. */
export const finals: Stage = async (deps, position) => {
  const records = await take(deps.audits.finals(position.final.seq), BATCHES_PER_STEP);
  if (records.length === 0) return { next: { ...position, stage: 'batches' } };
  const found = await pMap(records, async (record) => ({ record, ...(await verifyOneBatch(deps, record.batchId)) }), {
    concurrency: PARALLEL_READS,
  });
  let next = position;
  for (const { record, evidence, broken } of found) {
    const final = evidence.entries.find(({ auditId }) => auditId === record.auditId)?.entry?.final;
    const problem = broken ?? outOfChain(record, next.final, final?.previous);
    if (problem) return { broken: problem };
    next = withChecked({ ...next, final: { seq: record.seq, hash: record.hash } }, sizeOf(evidence));
  }
  return { next };
};

function outOfChain(
  { seq, batchId, auditId }: FinalRecord,
  before: VerifyPosition['final'],
  previous: string | undefined,
): AuditBreak | undefined {
  const broken = (message: string): AuditBreak => ({ code: 'final_broken', message, batchId, auditId });
  if (seq !== before.seq + 1)
    return broken(`final ${before.seq + 1} is missing; the next one is ${seq}, of ${batchId}`);
  if (previous === undefined) return broken(`final ${seq}: ${batchId} has no final entry ${auditId}`);
  if (previous !== before.hash) return broken(`final ${seq}, of ${batchId}, is not on top of final ${before.seq}`);
  return undefined;
}

/** Every listed batch. An unfinished one is checked as a whole, a finished one only for its place among the finals. */
export const batches: Stage = async (deps, position) => {
  const { status: number, after } = position.batches;
  const status = BATCH_STATUSES[number];
  if (status === undefined) return { next: { ...position, stage: 'days' } };
  const listed = await take(deps.audits.batchesIn(status, after), BATCHES_PER_STEP);
  const last = listed.at(-1);
  if (!last) return { next: { ...position, batches: { status: number + 1 } } };
  const found = await pMap(
    listed,
    async ({ batchId, finalSeq }) => {
      if (!isFinished(status)) return verifyOneBatch(deps, batchId);
      const record = finalSeq === undefined ? undefined : await deps.audits.findFinal(finalSeq);
      // It is listed as finished and was seen among the finals. If not, it is checked as a whole, which says what is
      // wrong.
      return record?.batchId === batchId ? undefined : verifyOneBatch(deps, batchId);
    },
    { concurrency: PARALLEL_READS },
  );
  let next: VerifyPosition = { ...position, batches: { status: number, after: last.position } };
  for (const one of found) {
    if (one?.broken) return { broken: one.broken };
    if (one) next = withChecked(next, sizeOf(one.evidence));
  }
  return { next };
};

/** Every seal, oldest first, and every entry of its day. */
export const days: Stage = async ({ audits }, position) => {
  const { done, part, entry } = position.days;
  const [seal] = await take(audits.seals(done), 1);
  if (!seal) return { next: undefined };
  if (part === 0) {
    const broken = verifySeal(seal, done && (await audits.findSeal(done))) ?? (await lostFinal(audits, seal));
    if (broken) return { broken };
  }
  const hash = seal.parts[part];
  if (hash === undefined) {
    const [extra] = await take(audits.foundOn(seal.day, entry), 1);
    if (extra) return { broken: inserted(seal, extra) };
    return { next: withChecked({ ...position, days: { done: seal.day, part: 0 } }, { days: 1 }) };
  }
  const sealed = await audits.findPart(seal.day, hash);
  const found = await take(audits.foundOn(seal.day, entry), sealed?.length ?? 0);
  const broken = verifyPart(seal, part, sealed, found);
  if (broken) return { broken };
  const next = { ...position, days: { ...position.days, part: part + 1, entry: found.at(-1)?.position } };
  return { next: withChecked(next, { sealedEntries: found.length }) };
};

/** A seal commits to the newest final at its time. */
async function lostFinal(
  audits: VerifyDependencies['audits'],
  { day, final }: DailySeal,
): Promise<AuditBreak | undefined> {
  if (!final || (await audits.findFinal(final.seq))?.hash === final.hash) return undefined;
  return { code: 'final_broken', day, message: `final ${final.seq} is not the one that the seal of ${day} commits to` };
}
