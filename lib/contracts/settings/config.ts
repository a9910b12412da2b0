import * as z from 'zod';
import { APPROVAL_MODES } from '../../domain/settings/settings.ts';
import { currency, isCurrency } from '../../domain/shared/currency.ts';
import { parseAmount } from '../../domain/shared/money.ts';
import { AMOUNT_RULES } from '../commissions/commission-import.ts';
import { endpoint, noBody, noParameters } from '../shared/endpoint.ts';
import { reasonField } from '../shared/fields.ts';
import { CONFIG_EXAMPLE, configAnswer } from './config-view.ts';
import { PROPOSAL_EXAMPLE } from './proposal.ts';

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
    restored: z
      .literal(false, 'only false: a restore is declared where the table is, and settled here')
      .optional()
      .describe('`false`: the restore of the table is settled; see GET /recovery.'),
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

const PROPOSED = {
  ...CONFIG_EXAMPLE,
  version: 4,
  proposal: {
    ...PROPOSAL_EXAMPLE,
    changes: [{ setting: 'limits.daily.USD', from: '250000.00', to: '400000.00' }],
    reason: 'The payouts of December',
  },
};

/** PATCH /config; while approval is on, a change that weakens it or the limits is proposed, and confirmed by another person. */
export const changeConfigEndpoint = endpoint({
  path: noParameters,
  query: noParameters,
  body: patchSchema,
  answer: configAnswer,
  about: {
    tag: 'Configuration',
    summary: 'Change settings; pause and resume payouts',
    description:
      'Changes what is named and leaves the rest as it is; `null` takes a currency’s amount away. To pause needs a `reason`. Once the answer to a pause is given, no new payment is committed for sending; payments that are under way are still looked up. After a resume everything goes on by itself.\n\n' +
      'That a restore is settled (`"restored": false`) always takes two people, and is refused before nothing of it is left: see GET `/recovery`. While approval is on, some other changes take two people: approval off, or for higher amounts only; a higher limit, or none; a limit under which no batch can reach the amount from which approval is needed; shorter quiet hours; switching on the payout schedule; resuming. The first call proposes, and the same change from another person makes it count; a call that differs takes the place of the proposal. A patch that holds any of these is proposed as a whole, but for a pause in it, which counts at once. Any other change of the settings takes the proposal away, as does `DELETE /config/proposal`; it lapses after 24 hours.',
    answers: {
      200: 'The settings as they are now.',
      202: 'Proposed; another person has to confirm it. Nothing has changed but for a pause, if there was one in it.',
    },
    problems: ['config_contended', 'second_person_required', 'restore_not_settled'],
    idempotent: true,
    example: {
      body: { limits: { daily: { USD: '400000.00' } }, reason: 'The payouts of December' },
      answer: { config: PROPOSED },
    },
  },
});

/** DELETE /config/proposal */
export const withdrawConfigChangeEndpoint = endpoint({
  path: noParameters,
  query: noParameters,
  body: noBody,
  answer: configAnswer,
  about: {
    tag: 'Configuration',
    summary: 'Withdraw the proposed change of the settings',
    description:
      'Anybody may withdraw it, because leaving the settings as they are needs one person only. Without a proposal nothing changes.',
    answers: { 200: 'The settings, without a proposal.' },
    problems: ['config_contended'],
    example: { answer: { config: CONFIG_EXAMPLE } },
  },
});
