import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The longest: by size, which is what a first run goes by, one of them is the shortest. */
const LONGEST = ['drills', 'killed-lambdas', 'restart', 'scheduled-payouts', 'mock-behaviours'];
/** Projects one after the other: files that share a process must follow each other. */
const PROJECTS = ['e2e', 'shared', 'house', 'unit', 'alone'];

/** The end-to-end tests mostly wait: begun first, the others use the time, and no long one is left for the end. */
export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort(
      (left, right) =>
        PROJECTS.indexOf(left.project.name) - PROJECTS.indexOf(right.project.name) || rank(left) - rank(right),
    );
  }
}

const rank = ({ moduleId }: TestSpecification): number => {
  const found = LONGEST.findIndex((name) => moduleId.endsWith(`/e2e/${name}.test.ts`));
  return found === -1 ? LONGEST.length : found;
};
