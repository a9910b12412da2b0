import { mutantsOfTheMoneyPath } from './money-path.ts';
import { MoneyTests } from './money-tests.ts';
import { keepReach, keptReach, testsThatReach } from './reach.ts';
import { type Answer, trialSchema } from './trial.ts';

/** A process of its own, so that what a mutant makes hang can be ended with it. */
const tests = await MoneyTests.begin();
const mutants = mutantsOfTheMoneyPath();
const reach = keptReach() ?? (await tests.reach());
keepReach(reach);

process.on('message', async (message) => {
  const { rule, isSimulated } = trialSchema.parse(message);
  const near = testsThatReach(reach, rule, mutants[rule]?.file ?? '');
  const killedBy =
    (await tests.killerOf(rule, near)) ?? (isSimulated ? await tests.simulatedKillerOf(rule) : undefined);
  process.send?.({ killedBy, tests: near.length } satisfies Answer);
});
// Whoever has asked is gone, so nothing that was started for it may go on.
process.once('disconnect', () => process.kill(-process.pid, 'SIGKILL'));
process.send?.('ready');
