import { publish } from '../document.ts';
import { asCode, table } from '../markdown.ts';
import { ARGUED } from './argued.ts';
import { type Judgement, judge, type Tally } from './judge.ts';
import { type DomainMutant, domainMutants } from './results.ts';

/** Publishes the results of Stryker's mutants. Fails if a survivor is not argued, or an argument covers none. */
const judgement = judge(domainMutants(), ARGUED);
publish('lib/domain', sectionOf(judgement));
for (const { file, line, mutator, code, replacement } of judgement.survivors) {
  process.stderr.write(`survived: ${file}:${line}: ${mutator}: ${code} -> ${replacement}\n`);
}
for (const { file, code } of judgement.idle)
  process.stderr.write(`argued, but nothing like it survived: ${file}: ${code}\n`);
if (judgement.survivors.length + judgement.idle.length > 0) process.exitCode = 1;

function sectionOf({ rooms, total, argued, survivors }: Judgement): string {
  return [
    '## lib/domain',
    '',
    `Stryker made ${total.mutants} mutants of the rules in \`lib/domain\`, and ran the tests in \`test/lib/domain\` against each:`,
    `${total.killed} were killed, ${total.timedOut} never came to an end, ${total.argued} are argued below, ${total.survived} survived.`,
    `${total.ignored} more were not made: they would change the words of an error that is thrown, or a branch of which the`,
    `compiler proves that it never runs. ${total.invalid} more do not load.`,
    '',
    ...table(
      ['Room', 'Mutants', 'Killed', 'Timed out', 'Argued', 'Survived'],
      [...[...rooms].map(([room, tally]) => [room, ...figures(tally)]), ['**all**', ...figures(total)]],
    ),
    '',
    ...survivors.map(inWords),
    '### Argued',
    '',
    'No test can tell these from the program, or a test that could would only repeat the code.',
    '',
    ...table(
      ['File', 'What is changed', 'Mutants', 'Why it does no harm'],
      argued.map(({ file, code, replacement, mutants, why }) => [
        file.replace('lib/domain/', ''),
        replacement === undefined ? asCode(code) : `${asCode(code)} → ${asCode(replacement)}`,
        `${mutants}`,
        why,
      ]),
    ),
  ].join('\n');
}

function figures({ mutants, killed, timedOut, argued, survived }: Tally): string[] {
  return [mutants, killed, timedOut, argued, survived].map(String);
}

function inWords({ file, line, code, replacement }: DomainMutant): string {
  return `- survived: ${file}:${line}: ${asCode(code)} → ${asCode(replacement)}`;
}
