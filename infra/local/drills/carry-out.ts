import type { ChildStack } from '../child-stack.ts';
import { compareBooks } from '../demo/books.ts';
import type { Command, Deed, Drill } from './drill.ts';
import { DrillContext, until } from './drill-context.ts';
import { commandsOf, readRunbook, sectionsOf } from './runbook.ts';

type Say = (text: string) => void;

/**
 * Makes the trouble, and does what the runbook says, with the commands that are written there.
 *
 * @throws Error that names the first thing that was not as the runbook says
 */
export const carryOut = async (drill: Drill, stack: ChildStack, say: Say): Promise<void> => {
  const written = commandsOf(sectionsOf(readRunbook(), 'Drills').get(drill.name) ?? '');
  const context = await DrillContext.of(stack, drill.currency);
  await drill.trouble(context);
  for (const look of drill.looks) await give(context, look, written, say);
  for (const step of drill.steps)
    await ('deed' in step ? perform(context, step, say) : give(context, step, written, say));
  await drill.proves?.(context);
  await endedWell(context);
};

const perform = async (context: DrillContext, { deed, act }: Deed, say: Say): Promise<void> => {
  say(`  (${deed})`);
  await act(context);
};

const give = async (context: DrillContext, command: Command, written: readonly string[], say: Say): Promise<void> => {
  if (!written.includes(command.run)) throw new Error(`The runbook does not say: ${command.run}`);
  say(`  ${command.run}`);
  let answer = '';
  const ask = async (wanted: RegExp) => {
    answer = await context.shell(command.run);
    return wanted.test(answer);
  };
  if ('until' in command) {
    await until(`${command.run} shows ${command.until}`, () => ask(command.until)).catch((error: Error) => {
      throw new Error(`${error.message}; it shows ${answer}`);
    });
  } else if (!(await ask(command.shows))) {
    throw new Error(`${command.run} does not show ${command.shows}, but ${answer}`);
  }
  for (const [name, expression] of Object.entries(command.keep ?? {})) {
    const value = expression.exec(answer)?.[1];
    if (value === undefined) throw new Error(`${command.run} has no ${name}: ${answer}`);
    context.variables[name] = value;
  }
};

const OPEN_BATCHES = ['DRAFT', 'QUEUED', 'PROCESSING', 'SETTLING', 'CANCELLING'];
const OPEN_PAYMENTS = ['PENDING', 'PROCESSING', 'UNKNOWN'];

/** True after every trouble: money moved as the books say, nothing is half done, and the audit log is unchanged. */
export const endedWell = async ({ client, paidElsewhere }: DrillContext): Promise<void> => {
  await client.sweep();
  const movements = (await client.bankMovements()).filter(({ reference }) => !paidElsewhere.has(reference));
  const transactions = await client.transactions();
  const faults = [
    ...compareBooks(transactions, movements).differences,
    ...transactions
      .filter(({ status }) => OPEN_PAYMENTS.includes(status))
      .map(({ transactionId, status }) => `${transactionId} is still ${status}`),
    ...(await client.batches())
      .filter(({ status }) => OPEN_BATCHES.includes(status))
      .map(({ batchId, status }) => `${batchId} is still ${status}`),
  ];
  const { verified, firstBroken } = await client.verifyAudit();
  if (!verified) faults.push(`the audit log was changed: ${firstBroken?.message ?? 'nothing more is known'}`);
  if (faults.length > 0) throw new Error(`The trouble is not over:\n${faults.join('\n')}`);
};
