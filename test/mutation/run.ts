import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { withProgress } from '../../infra/local/demo/progress.ts';
import { ARGUED } from './argued.ts';
import { isArguedBy } from './judge.ts';
import { mutantsOfTheMoneyPath, type NamedMutant } from './money-path.ts';
import { publishMoneyPath } from './report.ts';
import { forgetResults, keepResult, resultOf, resultsSoFar } from './results.ts';
import { TrialProcess } from './trial-process.ts';

/**
 * Takes each condition and each guard of the money path out in turn, and sees whether a test fails. Source files are not
 * touched.
 *
 *     npm run mutate -- [--resume | --survivors | --report] [--only <part of a path>] [--kind condition|guard] [--quick]
 *
 * `--resume` leaves out what was tried before. `--survivors` tries only what has survived and nobody has argued. `--report`
 * tries nothing, and writes down what is known. `--quick` does without the simulator, which takes minutes for each mutant that
 * no other test notices.
 */
const { values } = parseArgs({
  options: {
    resume: { type: 'boolean' },
    survivors: { type: 'boolean' },
    report: { type: 'boolean' },
    only: { type: 'string' },
    kind: { type: 'string' },
    quick: { type: 'boolean' },
  },
});

if (!values.resume && !values.survivors && !values.report) forgetResults();
const known = resultsSoFar();
const isArgued = (mutant: NamedMutant) => ARGUED.some((argument) => isArguedBy(argument, mutant));
const isToBeTried = (mutant: NamedMutant): boolean => {
  const before = resultOf(known, mutant);
  if (values.report) return false;
  if (values.survivors) return before?.status === 'survived' && !isArgued(mutant);
  return before === undefined;
};
const wanted = mutantsOfTheMoneyPath()
  .filter(({ file, kind }) => file.includes(values.only ?? '') && kind === (values.kind ?? kind))
  .filter(isToBeTried);

const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
const trials = new TrialProcess();
try {
  await withProgress('mutants', wanted.length, async (advance) => {
    for (const mutant of wanted) {
      const isSimulated = !values.quick && !isArgued(mutant);
      const verdict = await trials.verdictOn({ rule: mutant.id, isSimulated });
      keepResult({ name: mutant.name, context: mutant.context, commit, isSimulated, ...verdict });
      advance(1);
    }
  });
} finally {
  trials.end();
}

if (!publishMoneyPath()) process.exitCode = 1;
