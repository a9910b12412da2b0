import { ARGUED } from './argued.ts';
import { publish } from './document.ts';
import { type Judgement, judge, type Tally } from './judge.ts';
import { asCode, table } from './markdown.ts';
import { mutantsOfTheMoneyPath, type NamedMutant } from './money-path.ts';
import type { MutantKind } from './mutant.ts';
import { resultsSoFar } from './results.ts';

const TITLES: Readonly<Record<MutantKind, string>> = {
  condition: 'Conditions of writes',
  guard: 'Guards',
};

/**
 * Writes what is known of the rules of the money path into the document.
 *
 * @returns false if a rule survived that is not argued, or an argued one was noticed by a test
 */
export const publishMoneyPath = (): boolean => {
  const [mutants, results] = [mutantsOfTheMoneyPath(), resultsSoFar()];
  const verdicts = (Object.keys(TITLES) as MutantKind[]).map((kind) => {
    const ofKind = mutants.filter((mutant) => mutant.kind === kind);
    const judgement = judge(
      ofKind,
      results,
      ARGUED.filter((argument) => argument.kind === kind),
    );
    publish(TITLES[kind], sectionOf(TITLES[kind], judgement));
    for (const one of judgement.survivors) process.stderr.write(`survived: ${placeOf(one)}: ${one.context}\n`);
    for (const { file, code } of judgement.idle) {
      process.stderr.write(`argued, but a test fails without it: ${file}: ${code}\n`);
    }
    return judgement.survivors.length + judgement.idle.length === 0;
  });
  return verdicts.every(Boolean);
};

function sectionOf(title: string, { rooms, total, argued, survivors, commits }: Judgement): string {
  const tried = total.mutants - total.untried;
  return [
    `## ${title}`,
    '',
    `There are ${total.mutants}. Tried: ${tried}${total.untried === 0 ? '' : `, not tried: ${total.untried}`}.`,
    `${total.killed} were killed, ${total.timedOut} never came to an end, ${total.argued} are argued below, ${total.survived} survived.`,
    `Source: ${commits.map(asCode).join(', ')}.`,
    '',
    ...table(
      ['Room', 'Rules', 'Killed', 'Timed out', 'Argued', 'Survived', 'Not tried'],
      [...[...rooms].map(([room, tally]) => [room, ...figures(tally)]), ['**all**', ...figures(total)]],
    ),
    '',
    ...survivors.flatMap((one) => [`- survived: ${placeOf(one)}: ${asCode(one.code)}`]),
    ...(survivors.length > 0 ? [''] : []),
    ...(argued.length === 0
      ? []
      : [
          `### ${title}: argued`,
          '',
          ...table(
            ['File', 'What is taken out', 'Why it does no harm'],
            argued.map(({ file, code, why }) => [file.replace('lib/', ''), asCode(code), why]),
          ),
        ]),
  ].join('\n');
}

function figures({ mutants, killed, timedOut, argued, survived, untried }: Tally): string[] {
  return [mutants, killed, timedOut, argued, survived, untried].map(String);
}

function placeOf({ file, line }: NamedMutant): string {
  return `${file}:${line}`;
}
