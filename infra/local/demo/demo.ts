import { once } from 'node:events';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isCurrency } from '../../../lib/domain/shared/currency.ts';
import { ChildStack } from '../child-stack.ts';
import { wordsOf } from '../console.ts';
import { DEFAULT_PORT } from '../settings.ts';
import { compareBooks } from './books.ts';
import { type CommissionRow, readCommissionFile } from './commission-file.ts';
import { faultTable, plannedRows } from './faults.ts';
import { keepForLooking } from './keep.ts';
import { withCommas } from './numbers.ts';
import { mockPayees, type RiseIdOf, sandboxPayees } from './payees.ts';
import { type AuditProof, type Batch, PayoutClient } from './payout-client.ts';
import { withProgress } from './progress.ts';
import {
  createBatches,
  customersOf,
  executeBatches,
  importAffiliates,
  importCommissions,
  rejections,
} from './steps.ts';
import { asTable } from './table.ts';
import { totalsTable } from './totals.ts';

/**
 * `npm run demo [-- --file commissions.csv] [-- --faults | --provider riseworks]`: pays real input, from an empty table to
 * books that are compared with the bank's.
 */

const SAMPLE = resolve(import.meta.dirname, 'data/cdnow-sample.csv');

const PROVIDERS = ['mock', 'riseworks'] as const;

interface Options {
  readonly file: string;
  readonly faults: boolean;
  readonly provider: (typeof PROVIDERS)[number];
  /** Whether the stack goes on afterwards, until Ctrl-C. */
  readonly look: boolean;
}

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const importAll = async (client: PayoutClient, rows: readonly CommissionRow[], riseIdOf: RiseIdOf) => {
  const customers = customersOf(rows).length;
  const affiliates = await withProgress('affiliates', customers, (advance) =>
    importAffiliates(client, rows, riseIdOf, advance),
  );
  const commissions = await withProgress('commissions', rows.length, (advance) =>
    importCommissions(client, rows, advance),
  );
  say(`${withCommas(rows.length)} rows of ${withCommas(customers)} affiliates`);
  for (const { code, count, message } of rejections([...affiliates, ...commissions])) {
    say(`  ${withCommas(count)} rejected, ${code}: ${message}`);
  }
};

const payAll = async (client: PayoutClient, rows: readonly CommissionRow[]): Promise<Batch[]> => {
  const currencies = [...new Set(rows.map(({ currency }) => currency))].filter(isCurrency);
  const batches: Batch[] = [];
  for (const currency of currencies) batches.push(...(await createBatches(client, currency)));
  const payments = batches.reduce((sum, { paymentCount }) => sum + paymentCount, 0);
  say(`${withCommas(payments)} payable affiliates in ${withCommas(batches.length)} batches`);
  return withProgress('payments', payments, (advance) => executeBatches(client, batches, advance));
};

const auditLine = ({ verified, checked, firstBroken }: AuditProof): string =>
  verified
    ? `The audit log: ${withCommas(checked.entries)} entries, ${withCommas(checked.payments)} payments, all as they were written`
    : `THE AUDIT LOG WAS CHANGED: ${firstBroken?.message ?? 'nothing more is known'}`;

/** True if our books equal the bank's and the audit log is unchanged. */
const run = async ({ file, faults, provider, look }: Options): Promise<boolean> => {
  const { rows, behaviourOf } = plannedRows(readCommissionFile(file), faults);
  const startedAt = performance.now();
  say('Starting the stack on a fresh folder ...');
  const stack = await ChildStack.start({ DISBURSEMENT_PROVIDER: provider });
  try {
    const client = new PayoutClient(stack.url, await stack.token());
    const isMock = provider === 'mock';
    const riseIdOf = isMock ? mockPayees(behaviourOf) : await sandboxPayees(client, customersOf(rows));
    await importAll(client, rows, riseIdOf);
    await payAll(client, rows);
    if (faults) await client.sweep();
    const transactions = await client.transactions();
    if (faults) say(asTable(faultTable(transactions, behaviourOf)));
    say(asTable(totalsTable(await client.batches(), transactions)));
    say(`Total time: ${Math.round((performance.now() - startedAt) / 1_000)} s`);
    const movements = await client.bankMovements();
    const { equal, differences } = compareBooks(transactions, movements);
    const verdict = equal ? 'books equal' : 'BOOKS DIFFER';
    say(`Our books against the bank's: ${withCommas(movements.length)} movements, ${verdict}`);
    for (const difference of differences) say(`  ${difference}`);
    const proof = await client.verifyAudit();
    say(auditLine(proof));
    if (look) {
      say(`Look at it in the console: ${stack.url} (Ctrl-C ends it)`);
      await once(process, 'SIGINT');
    } else {
      const command = await keepForLooking(stack, provider);
      say(
        command === undefined
          ? 'A stack is running on what an earlier demo has paid, so this one is not kept.'
          : `Look at what was paid in the console: ${command}, and open http://127.0.0.1:${DEFAULT_PORT}`,
      );
    }
    return equal && proof.verified;
  } finally {
    await stack.stop();
  }
};

try {
  const { values } = parseArgs({
    options: {
      file: { type: 'string', default: SAMPLE },
      faults: { type: 'boolean', default: false },
      provider: { type: 'string', default: 'mock' },
      look: { type: 'boolean', default: false },
    },
  });
  const provider = PROVIDERS.find((known) => known === values.provider);
  if (provider === undefined) throw new Error(`--provider is one of ${PROVIDERS.join(', ')}.`);
  if (values.faults && provider !== 'mock')
    throw new Error('--faults are those of the Mock bank: leave --provider out.');
  // npm runs scripts in the project's folder, but the path is meant from where the user is.
  const file = resolve(process.env.INIT_CWD ?? '.', values.file);
  if (!(await run({ file, faults: values.faults, look: values.look, provider }))) process.exitCode = 1;
} catch (error) {
  process.stderr.write(`${wordsOf(error)}\n`);
  process.exitCode = 1;
}
