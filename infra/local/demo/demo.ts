import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Presets, SingleBar } from 'cli-progress';
import { type Currency, isCurrency } from '../../../lib/domain/currency.ts';
import { add, formatAmount, parseAmount, zero } from '../../../lib/domain/money.ts';
import { wordsOf } from '../console.ts';
import { issueToken, readKey } from '../issuer.ts';
import { findRunningStack } from '../running-stack.ts';
import { compareBooks } from './books.ts';
import { startChildStack } from './child-stack.ts';
import { readCommissionFile } from './commission-file.ts';
import { withCommas } from './numbers.ts';
import { type Batch, PayoutClient } from './payout-client.ts';
import { createBatches, executeBatches, importAffiliates, importCommissions, rejections } from './steps.ts';

/*
 * `npm run demo [-- --file commissions.csv]`: the main job on real input, from an empty table to books that are compared
 * with the bank's.
 */

const SAMPLE = resolve(import.meta.dirname, 'data/cdnow-sample.csv');

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/** A progress bar on a terminal; elsewhere (a log) only its end. */
const withProgress = async <T>(
  label: string,
  total: number,
  work: (advance: (done: number) => void) => Promise<T>,
): Promise<T> => {
  const bar = new SingleBar(
    {
      format: `${label.padEnd(12)} {bar} {value}/{total}`,
      noTTYOutput: true,
      notTTYSchedule: 60_000,
      hideCursor: true,
    },
    Presets.shades_classic,
  );
  bar.start(total, 0);
  try {
    return await work((done) => bar.increment(done));
  } finally {
    bar.stop();
  }
};

const totals = (unit: Currency, batches: readonly Batch[], paidAmounts: readonly string[]) => {
  const paid = paidAmounts.reduce((sum, amount) => {
    const parsed = parseAmount(unit, amount);
    if (typeof parsed === 'string') throw new Error(`the API answered the amount "${amount}"`);
    return add(sum, parsed);
  }, zero(unit));
  const count = (of: (batch: Batch) => number) => withCommas(batches.reduce((sum, batch) => sum + of(batch), 0));
  return {
    currency: unit,
    batches: withCommas(batches.length),
    payments: count(({ paymentCount }) => paymentCount),
    paid: count(({ counts }) => counts.completed),
    failed: count(({ counts }) => counts.failed + counts.cancelled),
    amountPaid: `${withCommas(formatAmount(paid))} ${unit}`,
  };
};

const run = async (file: string): Promise<boolean> => {
  const rows = readCommissionFile(file);
  const startedAt = performance.now();
  say('Starting the stack on a fresh folder ...');
  const stack = await startChildStack();
  try {
    const { info } = await findRunningStack({ PORT: new URL(stack.url).port, DATA_DIR: stack.dataDir });
    const key = readKey(stack.dataDir);
    if (key === undefined) throw new Error('The stack has no issuer key.');
    const token = await issueToken(key, info, { user: 'admin', kind: 'access', expired: false });
    const client = new PayoutClient(stack.url, token);

    const customers = new Set(rows.map(({ affiliateId }) => affiliateId)).size;
    const affiliates = await withProgress('affiliates', customers, (advance) =>
      importAffiliates(client, rows, advance),
    );
    const commissions = await withProgress('commissions', rows.length, (advance) =>
      importCommissions(client, rows, advance),
    );
    say(`${withCommas(rows.length)} rows of ${withCommas(customers)} affiliates`);
    for (const { code, count, message } of rejections([...affiliates, ...commissions])) {
      say(`  ${withCommas(count)} rejected, ${code}: ${message}`);
    }

    const currencies = [...new Set(rows.map((row) => row.currency))].filter(isCurrency);
    const batches: Batch[] = [];
    for (const code of currencies) batches.push(...(await createBatches(client, code)));
    const payments = batches.reduce((sum, { paymentCount }) => sum + paymentCount, 0);
    say(`${withCommas(payments)} payable affiliates in ${withCommas(batches.length)} batches`);
    const finished = await withProgress('payments', payments, (advance) => executeBatches(client, batches, advance));

    const transactions = await client.transactions();
    console.table(
      currencies.map((code) =>
        totals(
          code,
          finished.filter((batch) => batch.currency === code),
          transactions.filter((row) => row.currency === code && row.status === 'COMPLETED').map(({ amount }) => amount),
        ),
      ),
    );
    say(`Total time: ${Math.round((performance.now() - startedAt) / 1_000)} s`);
    const movements = await client.bankMovements();
    const { equal, differences } = compareBooks(transactions, movements);
    say(
      `Our ${withCommas(transactions.length)} transactions against the bank's ${withCommas(movements.length)} movements: ${equal ? 'books equal' : 'BOOKS DIFFER'}`,
    );
    for (const difference of differences) say(`  ${difference}`);
    return equal;
  } finally {
    await stack.stop();
  }
};

try {
  const { values } = parseArgs({ options: { file: { type: 'string', default: SAMPLE } } });
  if (!(await run(resolve(process.env.INIT_CWD ?? '.', values.file)))) process.exitCode = 1;
} catch (error) {
  process.stderr.write(`${wordsOf(error)}\n`);
  process.exitCode = 1;
}
