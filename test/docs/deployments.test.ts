import { describe, expect, it } from 'vitest';
import { filesOf, readPage } from './pages.ts';

const PAGES = filesOf('{*.md,docs/**/*.md}');
const STACKS = ['Data', 'Api', 'Engine', 'Watch', 'Console'];

/** What follows `cdk deploy` or `cdk destroy`, wherever a page gives one of them; nothing where it is only named. */
const commandsOf = (page: string): string[][] =>
  [...readPage(page).text.matchAll(/\bcdk (?:deploy|destroy)\b([^`\n]*)/g)]
    .map(([, rest = '']) => (rest.split('#')[0] ?? '').split(/\s+/).filter((word) => word !== ''))
    .filter((words) => words.length > 0);

/**
 * The CDK's command line takes along every stack that a named one depends on.
 *
 * @see https://docs.aws.amazon.com/cdk/v2/guide/ref-cli-cmd-deploy.html
 */
const saysWhich = (words: readonly string[]): boolean =>
  words.includes('--all') || (words.some((word) => STACKS.includes(word)) && words.includes('--exclusively'));

describe('a deployment in the documents', () => {
  it.each(PAGES)('is of all stacks, or of those that it names and no others: %s', (page) => {
    expect(commandsOf(page).filter((words) => !saysWhich(words))).toEqual([]);
  });

  it.each(PAGES)(
    'takes every setting from the file of the stage: the next one would not know it otherwise: %s',
    (page) => {
      const context = [...readPage(page).text.matchAll(/\bcdk (?:\w+)\b[^`\n]*/g)].flatMap(([command]) =>
        [...command.matchAll(/ -c ([\w.]+)/g)].map(([, setting]) => setting),
      );
      expect(context.filter((setting) => setting !== 'stage')).toEqual([]);
    },
  );

  it('is found where there is one', () => {
    expect(PAGES.flatMap(commandsOf).length).toBeGreaterThan(8);
  });
});
