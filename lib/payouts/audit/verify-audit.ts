import type { AuditBreak } from '../../domain/audit/audit-evidence.ts';
import { NO_HASH } from '../../domain/audit/audit-hash.ts';
import { type Day, dayOf } from '../../domain/audit/audit-seal.ts';
import type { BatchId } from '../../domain/shared/ids.ts';
import { addSeconds } from '../../domain/shared/time.ts';
import type { Context } from '../shared/context.ts';
import { PayoutError } from '../shared/errors.ts';
import { type Checked, VERIFY_START, type VerifyDependencies, type VerifyPosition } from './verification.ts';
import { sizeOf, verifyOneBatch } from './verify-one-batch.ts';
import { batches, days, finals } from './verify-stages.ts';

/** The seal of a day, as a caller has kept it outside the table. */
export type KeptSeal = { readonly day: Day; readonly hash: string };

export type Verification = {
  /** Whether nothing that was checked so far is broken. */
  readonly verified: boolean;
  readonly checked: Checked;
  readonly newestSeal?: KeptSeal | undefined;
  readonly firstBroken?: AuditBreak | undefined;
  /** Where to continue; absent if everything was checked, or something is broken. */
  readonly next?: VerifyPosition | undefined;
};

/** After this time a call answers with what it has checked, well before its Lambda ends. */
const BUDGET_SECONDS = 8;

const STAGES = { finals, batches, days };

/**
 * Checks the audit log against its own chains: every finished batch, every other batch, and every sealed day. One call does
 * what fits into its time, and the next one continues.
 */
export async function verifyAudit(
  deps: VerifyDependencies,
  context: Context,
  from: VerifyPosition = VERIFY_START,
  expected?: KeptSeal,
): Promise<Verification> {
  const deadline = addSeconds(context.now(), BUDGET_SECONDS);
  const newestSeal = await newestSealOf(deps);
  const stranger = await strangeSeal(deps, expected);
  if (stranger) return { verified: false, checked: from.checked, newestSeal, firstBroken: stranger };
  let position = from;
  for (;;) {
    const step = await STAGES[position.stage](deps, position);
    const { checked } = position;
    if ('broken' in step) return { verified: false, checked, newestSeal, firstBroken: step.broken };
    if (!step.next) return { verified: true, checked, newestSeal };
    position = step.next;
    if (context.now() >= deadline) return { verified: true, checked: position.checked, newestSeal, next: position };
  }
}

/** The same for one batch, in any state. @throws PayoutError `batch_not_found` */
export async function verifyAuditOfBatch(
  deps: VerifyDependencies,
  batchId: BatchId,
  expected?: KeptSeal,
): Promise<Verification> {
  const { evidence, broken } = await verifyOneBatch(deps, batchId);
  if (!evidence.batch && evidence.entries.length === 0) throw new PayoutError({ code: 'batch_not_found', batchId });
  const checked = { ...VERIFY_START.checked, ...sizeOf(evidence) };
  const firstBroken = (await strangeSeal(deps, expected)) ?? broken ?? (await loose(deps, evidence));
  return { verified: !firstBroken, checked, newestSeal: await newestSealOf(deps), firstBroken };
}

/** Its final must follow the final before. */
async function loose(
  { audits }: VerifyDependencies,
  { batchId, entries }: Awaited<ReturnType<typeof verifyOneBatch>>['evidence'],
): Promise<AuditBreak | undefined> {
  const found = entries.find(({ entry }) => entry?.final);
  const final = found?.entry?.final;
  if (!final) return undefined;
  const before = final.seq === 1 ? NO_HASH : (await audits.findFinal(final.seq - 1))?.hash;
  if (before === final.previous) return undefined;
  const message = `final ${final.seq}, of ${batchId}, is not on top of final ${final.seq - 1}`;
  return { code: 'final_broken', message, batchId, auditId: found?.auditId };
}

async function newestSealOf({ audits }: VerifyDependencies): Promise<KeptSeal | undefined> {
  const newest = await audits.newestSeal();
  return newest && { day: newest.day, hash: newest.hash };
}

async function strangeSeal(
  { audits, settings }: VerifyDependencies,
  expected: KeptSeal | undefined,
): Promise<AuditBreak | undefined> {
  if (!expected) return undefined;
  const { day, hash } = expected;
  const seal = await audits.findSeal(day);
  if (seal?.hash === hash) return undefined;
  const { lastRestore: restore } = await settings.load();
  if (restore && day >= dayOf(restore.to) && day <= dayOf(restore.at)) {
    const message = `the seal of ${day} was lost with the restore of the table to ${restore.to}, declared at ${restore.at}; expect a seal from before that moment, or one that was made since`;
    return { code: 'seal_restored', day, message };
  }
  if (!seal) return { code: 'seal_missing', day, message: `there is no seal of ${day}, but one is expected` };
  return { code: 'seal_broken', day, message: `the seal of ${day} is not the expected one: it is ${seal.hash}` };
}
