import type { GrowthFigures } from '../growth/growth-figures.ts';
import { readsOf, writesOf } from '../meter/units.ts';
import { number, table } from './text.ts';

export const reportGrowth = ({ isQuiet, sizes }: GrowthFigures): readonly string[] => {
  const questions = sizes[0]?.answers.map(({ question }) => question) ?? [];
  const answerOf = (question: string, size: GrowthFigures['sizes'][number]) =>
    size.answers.find((answer) => answer.question === question);
  const rowsOf = (figure: (answer: NonNullable<ReturnType<typeof answerOf>>) => string) =>
    questions.map((question) => [
      question,
      ...sizes.map((size) => {
        const answer = answerOf(question, size);
        return answer ? figure(answer) : '';
      }),
    ]);
  const head = ['', ...sizes.map(({ affiliates }) => `${number(affiliates)} affiliates`)];
  return [
    'The same questions to larger and larger books. Each affiliate has ten commissions that wait to be paid, and one affiliate has as many as there are affiliates. Everybody was paid three times in the last three months. Pages have 50 rows, and the batch that is made 100 payments (10 of 100 affiliates).',
    'Read and write units of one answer:',
    table(
      head,
      rowsOf(({ units }) => {
        const writes = writesOf(units);
        return writes > 0 ? `${number(readsOf(units))} / ${number(writes)}` : number(readsOf(units));
      }),
    ),
    `Milliseconds of one answer, the median of five, through the use case and the engine of the local stack, without Lambda and network${
      isQuiet ? '' : '. The machine had other work at the time, so take them as upper bounds'
    }:`,
    table(
      head,
      rowsOf(({ milliseconds }) => number(milliseconds, milliseconds < 10 ? 1 : 0)),
    ),
    'Up to 5,000 affiliates the summary of the payable page is counted for every answer. More are counted once in five minutes, 5,000 with each answer; the figures of 10,000 affiliates are of before, when one answer counted all. The commissions of one affiliate, with their sum, are read whole up to 2,000 entries of a ledger; a longer one is read page by page, which the figures of 10,000 affiliates do not show yet. A preview is read whole, too, and ends at 2,000 affiliates who can be paid.',
  ];
};
