import * as z from 'zod';
import { liveProposal } from '../../domain/settings/proposal.ts';
import {
  type AmountsByCurrency,
  APPROVAL_MODES,
  isPaused,
  type Settings,
  type SettingsProposal,
} from '../../domain/settings/settings.ts';
import { currency } from '../../domain/shared/currency.ts';
import type { Instant } from '../../domain/shared/time.ts';
import { amountText } from '../shared/amount.ts';
import { shownAmount, shownTime } from '../shared/answer-fields.ts';
import { endpoint, noBody, noParameters } from '../shared/endpoint.ts';
import { proposalBody, proposalSchema } from './proposal.ts';
import { restoredSchema } from './restored.ts';

const amountsSchema = z.record(z.string(), shownAmount);
const settingSchema = z.union([z.string(), z.boolean(), z.int()]);
const changeSchema = z.object({
  setting: z.string(),
  from: settingSchema.optional().describe('Absent: there is none.'),
  to: settingSchema.optional(),
});

export const configSchema = z.object({
  version: z.int().describe('Raised by every change and every proposal. 0 means that nothing was ever set.'),
  minimumPayout: amountsSchema,
  approval: z.object({ mode: z.enum(APPROVAL_MODES), from: amountsSchema }),
  limits: z.object({ payment: amountsSchema, batch: amountsSchema, daily: amountsSchema }),
  riseIdQuietHours: z.int(),
  schedules: z.object({ payouts: z.boolean() }),
  paused: z.boolean(),
  pause: z.object({ reason: z.string(), by: z.string(), at: shownTime }).optional(),
  restored: restoredSchema
    .optional()
    .describe(
      'Set if the table was restored to an earlier moment. Nothing is claimed or sent until two people settle the restore.',
    ),
  updatedBy: z.string().optional(),
  updatedAt: shownTime.optional(),
  proposal: proposalSchema
    .extend({ changes: z.array(changeSchema), reason: z.string().optional() })
    .optional()
    .describe(
      'A change that another person has to confirm by sending the same. Any change of the settings removes it.',
    ),
});

export const configAnswer = z.object({ config: configSchema });

export const CONFIG_EXAMPLE: z.infer<typeof configSchema> = {
  version: 3,
  minimumPayout: { USD: '50.00' },
  approval: { mode: 'from-amount', from: { USD: '10000.00' } },
  limits: { payment: { USD: '5000.00' }, batch: {}, daily: { USD: '250000.00' } },
  riseIdQuietHours: 72,
  schedules: { payouts: true },
  paused: true,
  pause: { reason: 'The bank reports wrong balances', by: 'admin', at: '2026-11-23T10:00:00.000Z' },
  updatedBy: 'admin',
  updatedAt: '2026-11-23T10:00:00.000Z',
};

/** GET /config */
export const getConfigEndpoint = endpoint({
  path: noParameters,
  query: noParameters,
  body: noBody,
  answer: configAnswer,
  about: {
    tag: 'Configuration',
    summary: 'Look at the settings',
    description:
      'Amounts are given by currency. A currency that is not named has no minimum and no limit. If approval starts from an amount, its batches always need approval. `proposal` is a change that waits for a second person.',
    answers: { 200: 'The settings.' },
    problems: [],
    example: { answer: { config: CONFIG_EXAMPLE } },
  },
});

export function configBody(settings: Settings, now: Instant): z.infer<typeof configSchema> {
  const { version, approval, limits, riseIdQuietHours, schedules, pause, updatedBy, updatedAt } = settings;
  return {
    version,
    minimumPayout: amountsBody(settings.minimumPayoutMinor),
    approval: { mode: approval.mode, from: amountsBody(approval.fromMinor) },
    limits: {
      payment: amountsBody(limits.paymentMinor),
      batch: amountsBody(limits.batchMinor),
      daily: amountsBody(limits.dailyMinor),
    },
    riseIdQuietHours,
    schedules: { payouts: schedules.payouts },
    paused: isPaused(settings),
    pause,
    restored: settings.restored,
    updatedBy,
    updatedAt,
    proposal: configProposalBody(liveProposal(settings.proposal, now)),
  };
}

function configProposalBody(proposal: SettingsProposal | undefined) {
  if (!proposal) return undefined;
  const { changes, reason } = proposal;
  return { ...proposalBody(proposal), changes: [...changes], reason };
}

function amountsBody(amounts: AmountsByCurrency): Record<string, string> {
  return Object.fromEntries([...amounts].map(([code, minor]) => [code, amountText(currency(code), minor)]));
}
