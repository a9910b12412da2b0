import * as z from 'zod';
import { median } from '../shared/median.ts';
import { numbers } from '../shared/rows.ts';
import type { Sizes } from '../sizes.ts';
import { freshCopy, removeCopy } from './fresh-copy.ts';
import { type TimedStart, timedDemo, timedStart } from './timed-start.ts';

const startSchema = z.strictObject({ readySeconds: z.number(), pageSeconds: z.number() });
/** Medians of several copies. */
export const startsSchema = z.strictObject({
  first: startSchema,
  second: startSchema,
  /** The demo as the first thing that is done with a copy. */
  firstDemoSeconds: z.number(),
  secondDemoSeconds: z.number(),
  copies: z.int(),
});
export type StartFigures = Readonly<z.output<typeof startsSchema>>;

/** What somebody waits for who has just cloned the project. */
export const measureStarts = async ({ freshCopies }: Sizes): Promise<StartFigures> => {
  const starts: { first: TimedStart; second: TimedStart; firstDemo: number; secondDemo: number }[] = [];
  for (const _ of numbers(1, freshCopies)) {
    const [forStarts, forDemos] = [await inFreshCopy(twice(timedStart)), await inFreshCopy(twice(timedDemo))];
    starts.push({
      first: forStarts[0],
      second: forStarts[1],
      firstDemo: forDemos[0],
      secondDemo: forDemos[1],
    });
  }
  const middle = (figure: (one: (typeof starts)[number]) => number) => median(starts.map(figure));
  return {
    first: {
      readySeconds: middle(({ first }) => first.readySeconds),
      pageSeconds: middle(({ first }) => first.pageSeconds),
    },
    second: {
      readySeconds: middle(({ second }) => second.readySeconds),
      pageSeconds: middle(({ second }) => second.pageSeconds),
    },
    firstDemoSeconds: middle(({ firstDemo }) => firstDemo),
    secondDemoSeconds: middle(({ secondDemo }) => secondDemo),
    copies: freshCopies,
  };
};

const twice =
  <T>(work: (copy: string) => Promise<T>) =>
  async (copy: string): Promise<readonly [first: T, second: T]> => [await work(copy), await work(copy)];

const inFreshCopy = async <T>(work: (copy: string) => Promise<T>): Promise<T> => {
  const copy = freshCopy();
  try {
    return await work(copy);
  } finally {
    removeCopy(copy);
  }
};
