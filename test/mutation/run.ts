import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import pMap from 'p-map';
import { withProgress } from '../../infra/local/demo/progress.ts';
import { mutantsOfTheMoneyPath, type NamedMutant } from './money-path.ts';
import { forgetResults, keepResult, resultsSoFar } from './results.ts';
import { TrialProcess } from './trial-process.ts';

/**
 * Takes each condition and each guard of the money path out in turn, and checks whether a test fails. Source files are not
 * touched.
 *
 *   npm run mutate -- [--resume] [--only <part of a path>] [--kind condition|guard] [--workers <n>]
 */
const { values } = parseArgs({
  options: {
    resume: { type: 'boolean' },
    only: { type: 'string' },
    kind: { type: 'string' },
    workers: { type: 'string' },
  },
});

if (!values.resume) forgetResults();
const known = new Set(resultsSoFar().map(({ name }) => name));
const isWanted = ({ name, file, kind }: NamedMutant): boolean =>
  file.includes(values.only ?? '') && kind === (values.kind ?? kind) && !known.has(name);
const wanted = mutantsOfTheMoneyPath().filter(isWanted);

const processes = Array.from({ length: Number(values.workers ?? availableParallelism()) }, () => new TrialProcess());
const idle = [...processes];

const tryOut = async ({ name, file, line, kind, context, ...mutant }: NamedMutant): Promise<void> => {
  const free = idle.pop();
  if (!free) throw new Error('more mutants are tried at once than there are processes');
  const verdict = await free.verdictOn({ file, line, kind, context, ...mutant });
  idle.push(free);
  keepResult({ name, file, line, kind, context, ...verdict });
};

try {
  await withProgress('mutants', wanted.length, (advance) =>
    pMap(
      wanted,
      async (mutant) => {
        await tryOut(mutant);
        advance(1);
      },
      { concurrency: processes.length },
    ),
  );
} finally {
  await Promise.all(processes.map((process) => process.end()));
}

const survivors = resultsSoFar().filter(({ status }) => status === 'survived');
for (const { file, line, context } of survivors) process.stdout.write(`survived: ${file}:${line}: ${context}\n`);
