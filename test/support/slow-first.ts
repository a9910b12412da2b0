import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The files that take longest, which are begun first, in this order. A first run would otherwise go by size, and some of these
 * are small.
 */
const LONGEST = [
  '/e2e/riseworks-faults.test.ts',
  '/e2e/riseworks.test.ts',
  '/e2e/drills.test.ts',
  '/e2e/killed-lambdas.test.ts',
  '/e2e/restart.test.ts',
  '/simulation/scenarios/rise-scenarios.test.ts',
  '/simulation/scenarios/bank-scenarios.test.ts',
  '/simulation/scenarios/people-scenarios.test.ts',
  '/console/people.test.ts',
  '/console/paying.test.ts',
  '/console/running.test.ts',
  '/e2e/mock-behaviours.test.ts',
  '/e2e/scheduled-payouts.test.ts',
  '/simulation/histories/histories.test.ts',
  '/e2e/main-job.test.ts',
  '/api-model/api-model.test.ts',
  '/hostile/requests.test.ts',
  '/access/least-privilege.test.ts',
];
/** The order of the projects. Files of one project come together, because files that share a process must follow each other. */
const PROJECTS = ['e2e', 'console', 'shared', 'house', 'unit', 'lambdas', 'alone'];

/** Begins with the files of {@link LONGEST}, in their order, and goes on project by project. */
export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((left, right) => rank(left) - rank(right) || place(left) - place(right));
  }
}

const rank = ({ moduleId }: TestSpecification): number => {
  const found = LONGEST.findIndex((ending) => moduleId.endsWith(ending));
  return found === -1 ? LONGEST.length : found;
};

const place = ({ project }: TestSpecification): number => PROJECTS.indexOf(project.name);
