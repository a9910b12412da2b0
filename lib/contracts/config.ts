import * as z from 'zod';
import { currency, isCurrency } from '../domain/currency.ts';
import { parseAmount } from '../domain/money.ts';
import { type AmountsByCurrency, APPROVAL_MODES, isPaused, type Settings } from '../domain/settings.ts';
import { amountText } from './amount.ts';
import { shownAmount, shownTime } from './answer-fields.ts';
import { AMOUNT_RULES } from './commission-import.ts';
import { endpoint, noBody, noParameters } from './endpoint.ts';
import { reasonField } from './fields.ts';

const amountsSchema = z.record(z.string(), shownAmount);

export const configSchema = z.object({
  version: z.int().describe('Raised by every change; 0: nothing was ever set.'),
  minimumPayout: amountsSchema,
  approval: z.object({ mode: z.enum(APPROVAL_MODES), from: amountsSchema }),
  limits: z.object({ payment: amountsSchema, batch: amountsSchema, daily: amountsSchema }),
  riseIdQuietHours: z.int(),
  schedules: z.object({ payouts: z.boolean() }),
  paused: z.boolean(),
  pause: z.object({ reason: z.string(), by: z.string(), at: shownTime }).optional(),
  updatedBy: z.string().optional(),
  updatedAt: shownTime.optional(),
});

const answer = z.object({ config: configSchema });

const EXAMPLE: z.infer<typeof configSchema> = {
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
  answer,
  about: {
    tag: 'Configuration',
    summary: 'The settings in force',
    description: 'Amounts stand by currency; a currency that is not named has no minimum, or no limit.',
    answers: { 200: 'The settings.' },
    problems: [],
    example: { answer: { config: EXAMPLE } },
  },
});

/** Amounts by currency, checked with the currency's own digits; `null` takes a currency's amount away. */
const amountsPatch = (least: 0n | 1n) =>
  z
    .record(z.string(), z.string('must be a decimal in a string, such as "50.00", or null').nullable())
    .transform((given, context) => {
      const amounts = new Map<string, bigint | null>();
      for (const [code, text] of Object.entries(given)) {
        const minor = amountOf(code, text, least);
        if (typeof minor === 'string') context.addIssue({ code: 'custom', path: [code], message: minor, input: text });
        else amounts.set(code, minor);
      }
      return amounts;
    })
    .meta({
      description: 'Exact decimals by ISO 4217 currency code; `null` takes the amount of a currency away.',
      propertyNames: { pattern: '^[A-Z]{3}$' },
      additionalProperties: { type: ['string', 'null'], pattern: '^(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?$' },
    });

/** Minor units, or what is wrong with the text. */
function amountOf(code: string, text: string | null, least: 0n | 1n): bigint | null | string {
  if (!isCurrency(code)) return 'the name must be an ISO 4217 currency code, such as USD';
  if (text === null) return null;
  const amount = parseAmount(currency(code), text);
  if (typeof amount === 'string') return AMOUNT_RULES[amount];
  if (amount.minor >= least) return amount.minor;
  return least === 0n ? 'must not be negative' : 'must be more than zero';
}

/** A year: longer is a typing error. */
const MAX_QUIET_HOURS = 8_760;

const patchSchema = z
  .strictObject({
    minimumPayout: amountsPatch(0n).optional(),
    approval: z.strictObject({ mode: z.enum(APPROVAL_MODES).optional(), from: amountsPatch(0n).optional() }).optional(),
    limits: z
      .strictObject({
        payment: amountsPatch(1n).optional(),
        batch: amountsPatch(1n).optional(),
        daily: amountsPatch(1n).optional(),
      })
      .optional(),
    riseIdQuietHours: z.int().min(0).max(MAX_QUIET_HOURS).optional(),
    schedules: z.strictObject({ payouts: z.boolean().optional() }).optional(),
    paused: z.boolean().optional(),
    reason: reasonField.optional(),
  })
  .superRefine(({ paused, reason }, context) => {
    if (paused === true && reason === undefined) {
      const message = 'say why payouts are paused; the audit log keeps it';
      context.addIssue({ code: 'custom', path: ['reason'], message, input: undefined });
    }
  })
  .transform(({ minimumPayout, approval, limits, ...patch }) => ({
    ...patch,
    minimumPayoutMinor: minimumPayout,
    approval: approval && { mode: approval.mode, fromMinor: approval.from },
    limits: limits && { paymentMinor: limits.payment, batchMinor: limits.batch, dailyMinor: limits.daily },
  }));

/** PATCH /config */
export const changeConfigEndpoint = endpoint({
  path: noParameters,
  query: noParameters,
  body: patchSchema,
  answer,
  about: {
    tag: 'Configuration',
    summary: 'Change settings; pause and resume payouts',
    description:
      'Changes what is named and leaves the rest as it is; `null` takes a currency’s amount away. To pause needs a `reason`. Once the answer to a pause is given, no new payment is committed for sending; payments that are under way are still looked up. After a resume everything goes on by itself.',
    answers: { 200: 'The settings as they are now.' },
    problems: ['config_contended'],
    example: {
      body: {
        limits: { payment: { USD: '5000.00', EUR: null } },
        paused: true,
        reason: 'The bank reports wrong balances',
      },
      answer: { config: EXAMPLE },
    },
  },
});

export function configBody(settings: Settings): z.infer<typeof configSchema> {
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
    updatedBy,
    updatedAt,
  };
}

function amountsBody(amounts: AmountsByCurrency): Record<string, string> {
  return Object.fromEntries([...amounts].map(([code, minor]) => [code, amountText(currency(code), minor)]));
}
