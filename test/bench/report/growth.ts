import type { GrowthFigures } from '../growth/growth-figures.ts';
import { readsOf, writesOf } from '../meter/units.ts';
import { type PlotFile, picture } from '../plot/plot-file.ts';
import type { Target } from './targets.ts';
import { number, table } from './text.ts';

type Size = GrowthFigures['sizes'][number];
type Answer = Size['answers'][number];

const questionsOf = ({ sizes }: GrowthFigures): readonly string[] =>
  sizes[0]?.answers.map(({ question }) => question) ?? [];

const answerTo = (question: string, { answers, affiliates }: Size): Answer => {
  const found = answers.find((answer) => answer.question === question);
  if (found === undefined) throw new Error(`${question} was not asked of ${affiliates} affiliates`);
  return found;
};

const unitsOf = ({ units }: Answer): number => readsOf(units) + writesOf(units);

const plotOf = (figures: GrowthFigures, y: string, figure: (answer: Answer) => number) => ({
  x: 'affiliates',
  y,
  lines: questionsOf(figures).map((name) => ({
    name,
    points: figures.sizes.map((size) => [size.affiliates, figure(answerTo(name, size))] as const),
  })),
});

const unitsPlot = (figures: GrowthFigures): PlotFile => ({
  file: 'growth-units.svg',
  plot: plotOf(figures, 'read and write units', unitsOf),
  alternative: 'Units of each answer by the number of affiliates, on logarithmic axes: the table before it as lines',
});

const timesPlot = (figures: GrowthFigures): PlotFile => ({
  file: 'growth-milliseconds.svg',
  plot: plotOf(figures, 'milliseconds', ({ milliseconds }) => milliseconds),
  alternative:
    'Milliseconds of each answer by the number of affiliates, on logarithmic axes: the table before it as lines',
});

export const growthPlots = (figures: GrowthFigures): readonly PlotFile[] => [unitsPlot(figures), timesPlot(figures)];

export const reportGrowth = (figures: GrowthFigures): readonly string[] => {
  const { sizes } = figures;
  const rowsOf = (figure: (answer: Answer) => string) =>
    questionsOf(figures).map((question) => [question, ...sizes.map((size) => figure(answerTo(question, size)))]);
  const head = ['', ...sizes.map(({ affiliates }) => `${number(affiliates)} affiliates`)];
  return [
    'The same questions to larger and larger books. Each affiliate has ten commissions that wait to be paid, and one affiliate has as many as there are affiliates. Everybody was paid three times in the last three months. Pages have 50 rows, and the batch that is made 100 payments.',
    'Read and write units of one answer:',
    table(
      head,
      rowsOf(({ units }) => {
        const writes = writesOf(units);
        return writes > 0 ? `${number(readsOf(units))} / ${number(writes)}` : number(readsOf(units));
      }),
    ),
    picture(unitsPlot(figures)),
    'Milliseconds of one answer, the median of five, through the use case and the engine of the local stack, without Lambda and network:',
    table(
      head,
      rowsOf(({ milliseconds }) => number(milliseconds, milliseconds < 10 ? 1 : 0)),
    ),
    picture(timesPlot(figures)),
    'Up to 5,000 affiliates the summary of the payable page is counted for every answer, so up to there both rows of that page grow. Of more, each answer counts 5,000 until all are counted, which stays for five minutes: the first row is such an answer, the second one in those five minutes. The commissions of one affiliate, with their sum, are read whole up to 2,000 entries of a ledger; a longer one is read page by page. A preview is read whole, too, and ends at 2,000 affiliates who can be paid. The next floor for the summary would be [totals that each claim and import adds to](scale.md#what-breaks-first); the import of a commission would pay for them.',
  ];
};

/** What people open first should take as much of the largest books as of the smallest. */
const FLAT = ['payable page, its summary counted', 'payable page', 'affiliate page'];

export const growthTargets = (figures: GrowthFigures): readonly Target[] => {
  const [smallest, largest] = [figures.sizes[0], figures.sizes.at(-1)];
  if (smallest === undefined || largest === undefined) return [];
  return FLAT.map((question) => ({
    what: `${question}: ${number(largest.affiliates)} against ${number(smallest.affiliates)} affiliates`,
    unit: 'times the units',
    measured: unitsOf(answerTo(question, largest)) / unitsOf(answerTo(question, smallest)),
    target: 1.1,
    digits: 2,
  }));
};
