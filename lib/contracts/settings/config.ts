import * as z from 'zod';
import { APPROVAL_MODES } from '../../domain/settings/settings.ts';
import { currency, isCurrency } from '../../domain/shared/currency.ts';
import { parseAmount } from '../../domain/shared/money.ts';
import { AMOUNT_RULES } from '../commissions/commission-row.ts';
import { endpoint, noBody, noParameters } from '../shared/endpoint.ts';
import { reasonField } from '../shared/fields.ts';
import { CONFIG_EXAMPLE, configAnswer } from './config-view.ts';
import { PROPOSAL_EXAMPLE } from './proposal.ts';

/** Amounts by currency, checked with the currency's own number of decimals. `null` removes the amount of a currency. */
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
      description: 'Exact decimals by ISO 4217 currency code; `null` removes the amount of a currency.',
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

/** A year. More is a typing error. */
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
      .literal(false, 'must be false: a restore is declared by a command, and only settled here')
      .optional()
      .describe('`false` settles the restore of the table; see GET /recovery.'),
    reason: reasonField.optional(),
    ifVersion: z
      .int()
      .min(0)
      .optional()
      .describe(
        'The `version` of the settings that you have looked at. If somebody has changed them since, nothing is changed (`config_changed`). Without it the change is made whatever they are. A pause comes without it.',
      ),
  })
  .superRefine(({ paused, reason, ifVersion }, context) => {
    if (paused === true && ifVersion !== undefined) {
      const message = 'must not come with a pause, which takes effect whatever the settings are';
      context.addIssue({ code: 'custom', path: ['ifVersion'], message, input: ifVersion });
    }
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

/**
 * PATCH /config. While approval is on, a change that weakens it or the limits is proposed, and another person confirms it.
 */
export const changeConfigEndpoint = endpoint({
  path: noParameters,
  query: noParameters,
  body: patchSchema,
  answer: configAnswer,
  about: {
    tag: 'Configuration',
    summary: 'Change settings; pause and resume payouts',
    description:
      'Changes what is named and leaves the rest as it is. `null` removes a currency’s amount. A pause needs a `reason`. Once a pause is answered, no new payment is committed for sending; payments that are under way are still looked up. After a resume everything goes on by itself.\n\n' +
      'Settling a restore (`"restored": false`) always takes two people, and is refused while anything of it is left: see GET `/recovery`. While approval is on, some other changes take two people as well: approval off, or for higher amounts only; a higher limit, or none; a limit under which no batch can reach the amount from which approval is needed; shorter quiet hours; switching on the payout schedule; resuming. The first call proposes, and the same change from another person makes it take effect. A call that differs replaces the proposal. A patch with any of these changes is proposed as a whole, except for a pause, which takes effect at once. Any other change of the settings removes the proposal, as does `DELETE /config/proposal`. It lapses after 24 hours.',
    answers: {
      200: 'The settings as they are now.',
      202: 'Proposed. Another person has to confirm it. Nothing has changed, except for a pause if there was one in it.',
    },
    problems: ['config_changed', 'config_contended', 'second_person_required', 'restore_not_settled'],
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
