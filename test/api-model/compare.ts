import { affiliateSchema } from '../../lib/contracts/affiliates/affiliate-view.ts';
import { movements } from '../support/world.ts';
import {
  batchOf,
  CURRENCIES,
  ledgerOf,
  type Model,
  NAMES,
  type Payment,
  pendingOf,
  type Rules,
  textOf,
} from './model.ts';
import type { Real } from './real.ts';

/** All differences between the product and the model. */
export async function differences(model: Model, real: Real): Promise<string[]> {
  const api = real.apiOf('admin');
  await learnIds(model, real);
  const [people, batches, transactions] = await Promise.all([
    api.pages('/affiliates', 'affiliates', affiliateSchema),
    api.batches(),
    api.transactions(),
  ]);
  const balances = people
    .flat()
    .flatMap(({ affiliateId, balances }) =>
      balances.map(
        ({ currency, pendingAmount, paidAmount, openTransactionId }) =>
          `${affiliateId} ${currency} is owed ${pendingAmount}, was paid ${paidAmount}, open: ${openTransactionId}`,
      ),
    );
  return [
    ...unlike(balancesOf(model), balances),
    ...unlike(
      model.batches.map(({ batchId, status, payments }) => `${batchId} is ${status}: ${statusesOf(payments)}`),
      batches.map(({ batchId, status, counts }) => `${batchId} is ${status}: ${countsOf(counts)}`),
    ),
    ...unlike(
      paymentsOf(model).map(
        ({ transactionId, person, currency, amount, status }) =>
          `${transactionId} of ${textOf(amount)} ${currency} to ${person} is ${status}`,
      ),
      transactions.map(
        ({ transactionId, affiliateId, currency, amount, status }) =>
          `${transactionId} of ${amount} ${currency} to ${affiliateId} is ${status}`,
      ),
    ),
  ];
}

/** What can only be checked at the end: the bank's own books, the proof of the audit log, the settings. */
export async function lastDifferences(model: Model, real: Real): Promise<string[]> {
  const api = real.apiOf('admin');
  const paid = paymentsOf(model).filter(({ status }) => status === 'COMPLETED');
  const moved = await movements(real.world);
  const verification = await api.send('GET', '/audit-logs/verify');
  const { config } = JSON.parse((await api.send('GET', '/config')).text);
  return [
    ...(await differences(model, real)),
    ...unlike(
      paid.map(({ transactionId, amount }) => `${transactionId} moved ${amount}`),
      moved.map(({ reference, amountMinor }) => `${reference} moved ${amountMinor}`),
    ),
    ...unlike(
      [rulesText(model.rules)],
      [
        `${config.approval.mode} from ${config.approval.from.USD}, minimum ${config.minimumPayout.USD}, paused: ${config.paused}`,
      ],
    ),
    ...(verification.text.includes('"verified":true') ? [] : [`the audit log: ${verification.text.slice(0, 300)}`]),
  ];
}

const rulesText = ({ mode, from, minimum, paused }: Rules): string =>
  `${mode} from ${from === undefined ? from : textOf(from)}, minimum ${textOf(minimum)}, paused: ${paused}`;

const paymentsOf = ({ batches }: Model): Payment[] => batches.flatMap(({ payments }) => payments);

const balancesOf = (model: Model): string[] =>
  NAMES.flatMap((person) =>
    CURRENCIES.flatMap((currency) => {
      const ledger = ledgerOf(model, person, currency);
      if (ledger.entries.length === 0) return [];
      const [owed, paid, open] = [textOf(pendingOf(ledger)), textOf(ledger.paid), ledger.open?.transactionId];
      return [`${person} ${currency} is owed ${owed}, was paid ${paid}, open: ${open}`];
    }),
  );

const statusesOf = (payments: readonly Payment[]): string =>
  [...Map.groupBy(payments, ({ status }) => status.toLowerCase())]
    .map(([status, some]) => `${some.length} ${status}`)
    .sort()
    .join();

const countsOf = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([status, count]) => `${count} ${status}`)
    .sort()
    .join();

const unlike = (should: readonly string[], is: readonly string[]): string[] => [
  ...should.filter((one) => !is.includes(one)).map((one) => `should be: ${one}`),
  ...is.filter((one) => !should.includes(one)).map((one) => `is: ${one}`),
  ...(should.length === is.length ? [] : [`should be ${should.length} of them, and are ${is.length}`]),
];

/** The affiliate of each transaction of a new batch. */
async function learnIds(model: Model, real: Real): Promise<void> {
  for (const payment of paymentsOf(model).filter(({ transactionId }) => transactionId.includes(' '))) {
    const batch = batchOf(model, payment.transactionId);
    const { transactions } = await real.apiOf('admin').batch(batch.batchId);
    const found = transactions.find(({ affiliateId }) => affiliateId === payment.person);
    if (!found) continue;
    const { transactionId } = found;
    const ledger = ledgerOf(model, payment.person, payment.currency);
    if (ledger.open?.transactionId === payment.transactionId) ledger.open = { ...ledger.open, transactionId };
    batch.payments[batch.payments.indexOf(payment)] = { ...payment, transactionId };
  }
}
