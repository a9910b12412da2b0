import { ChildStack } from '../child-stack.ts';
import { wordsOf } from '../console.ts';
import { carryOut } from './carry-out.ts';
import { DRILL_ENVIRONMENT, DRILLS } from './drills.ts';

/**
 * `npm run drill [-- <name> …|all]`: makes a trouble on its own local stack, and ends it by the steps of docs/runbook.md.
 */

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const chosen = (names: readonly string[]) => {
  if (names.length === 1 && names[0] === 'all') return DRILLS;
  return names.map((name) => {
    const drill = DRILLS.find((one) => one.name === name);
    if (drill === undefined) throw new Error(`There is no drill "${name}". \`npm run drill\` lists them.`);
    return drill;
  });
};

const list = (): void => {
  for (const { name, about } of DRILLS) say(`${name.padEnd(20)} ${about}`);
  say('\nnpm run drill -- <name>, or all of them: npm run drill -- all');
};

try {
  const drills = chosen(process.argv.slice(2));
  if (drills.length === 0) list();
  for (const drill of drills) {
    say(`${drill.name}: ${drill.about}`);
    const stack = await ChildStack.start(DRILL_ENVIRONMENT);
    try {
      await carryOut(drill, stack, say);
    } finally {
      await stack.stop();
    }
    say('  over: books equal the bank’s, no payment open, audit log verified\n');
  }
} catch (error) {
  process.stderr.write(`${wordsOf(error)}\n`);
  process.exitCode = 1;
}
