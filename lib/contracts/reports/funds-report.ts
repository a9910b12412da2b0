import * as z from 'zod';
import type { Funds } from '../../payouts/reports/report-funds.ts';
import { amountText } from '../shared/amount.ts';
import { shownAmount, shownCurrency, shownTime } from '../shared/answer-fields.ts';
import { endpoint, noBody, noParameters } from '../shared/endpoint.ts';
import { currencyField, DEFAULT_CURRENCY } from '../shared/fields.ts';

const answerSchema = z.object({
  provider: z.string(),
  currency: shownCurrency,
  asOf: shownTime,
  held: z
    .enum(['known', 'unlimited', 'provider_unavailable'])
    .describe(
      '`known`: see `heldAmount`. `unlimited`: the provider does not report it, or has no limit. `provider_unavailable`: it could not be asked now.',
    ),
  heldAmount: shownAmount.optional().describe('What the provider holds for us.'),
  neededAmount: shownAmount.describe('What batches that are QUEUED or under way still take of that.'),
  unexecutedAmount: shownAmount.describe('What PENDING batches would take: they are made, and not executed yet.'),
  leftAmount: shownAmount
    .optional()
    .describe('`heldAmount` less `neededAmount`: negative if it does not even suffice for these batches.'),
});

/** GET /reports/funds */
export const getFundsReportEndpoint = endpoint({
  path: noParameters,
  query: z.strictObject({ currency: currencyField.default(DEFAULT_CURRENCY) }),
  body: noBody,
  answer: answerSchema,
  about: {
    tag: 'Reports',
    summary: 'See whether the money at the provider suffices',
    description:
      'What the provider that the deployment is set to holds for us in one currency, and what batches will take of it. Payments that were sent count in `neededAmount` until they have left what the provider reports. Compare `leftAmount`, less `unexecutedAmount`, with what is to be paid: a batch for which the money does not suffice waits (`no_funds`), and pays nobody until it does. Asking moves no money.',
    answers: { 200: 'What is there, what is needed, and what is left. It says so if the provider could not be asked.' },
    problems: [],
    example: {
      query: { currency: 'USD' },
      answer: {
        provider: 'mock',
        currency: 'USD',
        asOf: '2026-11-23T10:00:00.000Z',
        held: 'known',
        heldAmount: '500.00',
        neededAmount: '120.50',
        unexecutedAmount: '0.00',
        leftAmount: '379.50',
      },
    },
  },
});

export function fundsBody(funds: Funds): z.infer<typeof answerSchema> {
  const { provider, currency, asOf, heldMinor, neededMinor, unexecutedMinor } = funds;
  const text = (minor: bigint) => amountText(currency, minor);
  const held =
    typeof heldMinor === 'bigint'
      ? ({ held: 'known', heldAmount: text(heldMinor), leftAmount: text(heldMinor - neededMinor) } as const)
      : ({ held: heldMinor ?? 'provider_unavailable' } as const);
  const [neededAmount, unexecutedAmount] = [text(neededMinor), text(unexecutedMinor)];
  return { provider, currency, asOf, ...held, neededAmount, unexecutedAmount };
}
