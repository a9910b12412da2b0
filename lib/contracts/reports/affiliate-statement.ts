import * as z from 'zod';
import type { StatementLine } from '../../domain/reports/statement.ts';
import type { Currency } from '../../domain/shared/currency.ts';
import type { CommissionId } from '../../domain/shared/ids.ts';
import type { Statement } from '../../payouts/reports/affiliate-statement.ts';
import { ENTRY_KINDS, entryFacts, entryFactsShape } from '../commissions/ledger-entry.ts';
import { amountText } from '../shared/amount.ts';
import { shownAmount, shownCurrency, shownId, shownTime } from '../shared/answer-fields.ts';
import { endpoint, noBody } from '../shared/endpoint.ts';
import { EXAMPLE_BATCH_ID, EXAMPLE_CURSOR, EXAMPLE_TRANSACTION_ID } from '../shared/examples.ts';
import { affiliateIdField, currencyField, DEFAULT_CURRENCY } from '../shared/fields.ts';
import { nextCursor } from '../shared/page.ts';
import { limitFits, reportPageQuery } from './report-query.ts';

/** The most lines of a CSV answer. Even with the longest texts they fit into the 6 MB that a Lambda may answer. */
export const MAX_CSV_LINES = 2_000;

const lineSchema = z.object({
  at: shownTime,
  kind: z.enum([...ENTRY_KINDS, 'PAYMENT']),
  amount: shownAmount.describe('What the line adds to the balance; a payment takes away.'),
  balance: shownAmount.describe('What is owed after it.'),
  seq: z.int().optional().describe('For an entry: its number in the ledger.'),
  coveredBy: shownId.optional().describe('For an entry: the payment that covers it.'),
  ...entryFactsShape,
  transactionId: shownId.optional().describe('The payment of this line, or the one that was paid twice or came back.'),
  status: z
    .enum(['COMPLETED', 'RETURNED'])
    .optional()
    .describe('For a payment, like the following fields: its status.'),
  coversFromSeq: z.int().optional().describe('The first entry that it covers.'),
  coversToSeq: z.int().optional().describe('The last entry that it covers.'),
  commissionCount: z.int().optional(),
  commissionIds: z.array(shownId).optional().describe('The commissions among the first hundred of these entries.'),
});
type LineBody = z.infer<typeof lineSchema>;

const statementSchema = z.object({
  affiliateId: shownId,
  fullName: z.string(),
  currency: shownCurrency,
  from: shownTime,
  to: shownTime,
  asOf: shownTime,
  openingBalance: shownAmount.describe('What was owed before the first line.'),
  closingBalance: shownAmount.describe('What is owed after the last line of the last page.'),
  openPayment: z
    .object({ transactionId: shownId, amount: shownAmount })
    .optional()
    .describe('The payment that is under way now. Its amount is still part of the balance.'),
  agrees: z
    .boolean()
    .describe(
      'Whether the payments cover all settled entries without a gap, and add up to them. If not, something is wrong with the books.',
    ),
});

const answerSchema = z.object({ statement: statementSchema, lines: z.array(lineSchema), nextCursor });

/** GET /reports/affiliates/{affiliateId} */
export const getAffiliateStatementEndpoint = endpoint({
  path: z.strictObject({ affiliateId: affiliateIdField }),
  query: z
    .strictObject({ ...reportPageQuery, currency: currencyField.default(DEFAULT_CURRENCY) })
    .superRefine(limitFits(MAX_CSV_LINES)),
  body: noBody,
  answer: answerSchema,
  about: {
    tag: 'Reports',
    summary: 'Show how an affiliate’s balance came about',
    description:
      'Lists every entry of the ledger at the time when it was recorded, and every payment at the time when it was paid. The opening balance and all amounts add up to the closing balance, which is the opening balance of the next period. A payment that came back stays a payment; the money that is owed again is an entry. `from` is included, `to` is not. Each is a day (UTC) or a time with its offset. Without `to` the period ends with today, and without `from` it is 30 days long. It is at most 366 days. All pages show the same moment as the first. CSV has up to 2,000 lines an answer. If there are more, the header `Link` (`rel="next"`) has the address of the next ones.',
    answers: { 200: 'The balances and the lines between them, in the order of time.' },
    problems: ['affiliate_not_found'],
    otherFormats: {
      'text/csv': 'at,kind,amount,balance,currency,…\r\n2026-11-23T10:01:00.000Z,PAYMENT,-75.50,0.00,USD,…\r\n',
    },
    example: {
      path: { affiliateId: 'ann' },
      query: { from: '2026-11-01', to: '2026-12-01', currency: 'USD', format: 'json', limit: '20' },
      answer: {
        statement: {
          affiliateId: 'ann',
          fullName: 'Ann Lee',
          currency: 'USD',
          from: '2026-11-01T00:00:00.000Z',
          to: '2026-12-01T00:00:00.000Z',
          asOf: '2026-11-23T10:05:00.000Z',
          openingBalance: '0.00',
          closingBalance: '0.00',
          agrees: true,
        },
        lines: [
          {
            at: '2026-11-02T00:00:00.000Z',
            kind: 'COMMISSION',
            amount: '75.50',
            balance: '75.50',
            seq: 1,
            coveredBy: EXAMPLE_TRANSACTION_ID,
            commissionId: 'c-1',
          },
          {
            at: '2026-11-23T10:01:00.000Z',
            kind: 'PAYMENT',
            amount: '-75.50',
            balance: '0.00',
            transactionId: `${EXAMPLE_BATCH_ID}.001`,
            status: 'COMPLETED',
            coversFromSeq: 1,
            coversToSeq: 1,
            commissionCount: 1,
            commissionIds: ['c-1'],
          },
        ],
        nextCursor: EXAMPLE_CURSOR,
      },
    },
  },
});

export function statementBody(statement: Statement): z.infer<typeof statementSchema> {
  const { affiliateId, fullName, currency, moment, open, agrees } = statement;
  return {
    affiliateId,
    fullName,
    currency,
    from: moment.period.from,
    to: moment.period.to,
    asOf: moment.asOf,
    openingBalance: amountText(currency, moment.openingMinor),
    closingBalance: amountText(currency, moment.closingMinor),
    openPayment: open && { transactionId: open.transactionId, amount: amountText(currency, open.amountMinor) },
    agrees,
  };
}

/** @param commissionIds the commissions of a payment, if they were asked for */
export function statementLineBody(
  currency: Currency,
  line: StatementLine,
  commissionIds?: readonly CommissionId[],
): LineBody {
  const { at } = line;
  const [amount, balance] = [amountText(currency, line.amountMinor), amountText(currency, line.balanceMinor)];
  if ('payment' in line) {
    const { transactionId, status, fromSeq, toSeq, commissionCount } = line.payment;
    return {
      at,
      kind: 'PAYMENT',
      amount,
      balance,
      transactionId,
      status: status === 'RETURNED' ? status : 'COMPLETED',
      coversFromSeq: fromSeq + 1,
      coversToSeq: toSeq,
      commissionCount,
      commissionIds: commissionIds && [...commissionIds],
    };
  }
  const { entry, coveredBy } = line;
  return { at, kind: entry.kind, amount, balance, seq: entry.seq, coveredBy, ...entryFacts(entry) };
}
