import * as z from 'zod';
import { pending } from '../../domain/commissions/ledger.ts';
import { LOST_PAYMENT_STATUSES } from '../../domain/recovery/lost-payment.ts';
import type { Tally } from '../../domain/recovery/recovery.ts';
import type { LostPaymentView, RecoveryView } from '../../payouts/recovery/get-recovery.ts';
import { restoredSchema } from '../settings/restored.ts';
import { amountText } from '../shared/amount.ts';
import { shownAmount, shownCurrency, shownId, shownTime } from '../shared/answer-fields.ts';
import { endpoint, noBody, noParameters } from '../shared/endpoint.ts';
import { EXAMPLE_BATCH_ID } from '../shared/examples.ts';
import { nextCursor, pageQuery } from '../shared/page.ts';

const tallySchema = z.object({
  batchesAsked: z.int().describe('Batches from before the restore that need not be asked about any more.'),
  batchesLeft: z.int().describe('Batches that have to be asked about again.'),
  lostPayments: z.int().describe('Lost payments: the provider has them, and our books did not.'),
  lostPaymentsLeft: z.int().describe('Of the lost or rediscovered payments, those that are not settled.'),
  foreignLeft: z.int().describe('Payments at the provider without our reference whose incident is open.'),
  incomplete: z.int().describe('Lists of the provider that were not complete.'),
  failed: z.int().describe('Items that could not be read.'),
});

const lostPaymentSchema = z.object({
  transactionId: shownId.describe('Our reference, as the provider has it; no batch of ours knows it.'),
  attemptId: shownId,
  provider: z.string(),
  providerReference: z.string(),
  payeeId: z.string().optional().describe('The rise id that was paid, if the provider shows it.'),
  status: z
    .enum(LOST_PAYMENT_STATUSES)
    .describe(
      '`FOUND`: just seen. `UNDERWAY`: the provider has not finished it. `UNASSIGNED`: it was paid to a rise id that nobody is linked to. Import that affiliate again, or explain the payment in its incident. `ENTERED`: its amount is an entry (`paid_elsewhere`) in the ledger of the affiliate. `NOT_PAID`: no money moved, or all of it came back. `EXPLAINED`: its incident is resolved.',
    ),
  amount: shownAmount,
  currency: shownCurrency,
  paidAt: shownTime.describe('When it was made at the provider.'),
  affiliateId: shownId.optional(),
  pendingAmount: shownAmount
    .optional()
    .describe(
      'What the affiliate is owed now. It is negative until the commissions of the lost time are imported again.',
    ),
});

const answer = z.object({
  restored: restoredSchema.optional().describe('Absent if there is no restore to settle.'),
  lastRestore: z.object({ to: shownTime, at: shownTime }).optional(),
  left: z.string().optional().describe('In words, what keeps the restore from being settled; absent if nothing does.'),
  providers: z.array(
    z.object({
      provider: z.string(),
      quietFrom: shownTime.describe('Until then a submission from before the restore may still arrive there.'),
    }),
  ),
  pass: z
    .object({ begunAt: shownTime, stage: z.string(), tally: tallySchema })
    .optional()
    .describe('How far the present pass has come in asking about everything.'),
  last: z
    .object({ begunAt: shownTime, endedAt: shownTime, clean: z.boolean(), tally: tallySchema })
    .optional()
    .describe('The newest finished pass. `clean`: nothing is left, and nothing more can arrive.'),
  lostPayments: z
    .array(lostPaymentSchema)
    .describe('The lost payments, oldest first: providers have them, and our books did not.'),
  nextCursor,
});

const TALLY = {
  batchesAsked: 3,
  batchesLeft: 0,
  lostPayments: 1,
  lostPaymentsLeft: 0,
  foreignLeft: 0,
  incomplete: 0,
  failed: 0,
};

/** GET /recovery */
export const getRecoveryEndpoint = endpoint({
  path: noParameters,
  query: z.strictObject(pageQuery),
  body: noBody,
  answer,
  about: {
    tag: 'Operations',
    summary: 'How far a restore is from being settled',
    description:
      'After the table was restored to an earlier moment, nothing is claimed or sent. The sweep asks the provider about every payment in the restored table, by our own reference, and records the answers. It also reads all that the provider lists since that moment. What our books do not know is entered as `paid_elsewhere`, so that it is not paid a second time. Once nothing is left, two people settle the restore with `PATCH /config {"restored": false}`.',
    answers: { 200: 'What was asked, what is left, and the lost payments.' },
    problems: [],
    example: {
      answer: {
        restored: {
          to: '2026-11-23T09:00:00.000Z',
          stoppedAt: '2026-11-23T10:00:00.000Z',
          at: '2026-11-23T10:30:00.000Z',
          by: 'restore',
        },
        lastRestore: { to: '2026-11-23T09:00:00.000Z', at: '2026-11-23T10:30:00.000Z' },
        providers: [{ provider: 'mock', quietFrom: '2026-11-23T10:05:02.000Z' }],
        last: { begunAt: '2026-11-23T10:35:00.000Z', endedAt: '2026-11-23T10:35:04.000Z', clean: true, tally: TALLY },
        lostPayments: [
          {
            transactionId: `${EXAMPLE_BATCH_ID}.001`,
            attemptId: '0001-0001-0000',
            provider: 'mock',
            providerReference: `mock:${EXAMPLE_BATCH_ID}.001:0001-0001-0000`,
            payeeId: 'mock:ok:ann',
            status: 'ENTERED',
            amount: '100.75',
            currency: 'USD',
            paidAt: '2026-11-23T09:30:00.000Z',
            affiliateId: 'ann',
            pendingAmount: '0.00',
          },
        ],
      },
    },
  },
});

export function recoveryBody(
  { restored, lastRestore, left, recovery, providers, lost }: RecoveryView,
  cursor: string | undefined,
): z.infer<typeof answer> {
  const { pass, last } = recovery ?? {};
  return {
    restored,
    lastRestore,
    left,
    providers: [...providers],
    pass: pass && { begunAt: pass.begunAt, stage: pass.stage, tally: tallyBody(pass.tally) },
    last: last && { begunAt: last.begunAt, endedAt: last.endedAt, clean: last.isClean, tally: tallyBody(last.tally) },
    lostPayments: lost.items.map(lostPaymentBody),
    nextCursor: cursor,
  };
}

function tallyBody(tally: Tally): z.infer<typeof tallySchema> {
  return { ...tally };
}

function lostPaymentBody(lost: LostPaymentView): z.infer<typeof lostPaymentSchema> {
  const { transactionId, attemptId, provider, providerReference, payeeId, status, currency, affiliateId } = lost;
  return {
    transactionId,
    attemptId,
    provider,
    providerReference,
    payeeId,
    status,
    amount: amountText(currency, lost.amountMinor),
    currency,
    paidAt: lost.at,
    affiliateId,
    pendingAmount: lost.balance && amountText(currency, pending(lost.balance).minor),
  };
}
