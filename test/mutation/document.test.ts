import { expect, test } from 'vitest';
import { withSection } from './document.ts';

const DOCUMENT = '# Mutation\n\nBy hand.\n';

test('a section comes to the end of the document, after those of other commands', () => {
  const one = withSection(DOCUMENT, 'one', 'first\n');
  expect(one).toBe('# Mutation\n\nBy hand.\n\n<!-- one: begin -->\n\nfirst\n\n<!-- one: end -->\n');
  expect(withSection(one, 'two', 'second')).toBe(`${one}\n<!-- two: begin -->\n\nsecond\n\n<!-- two: end -->\n`);
});

test('a section is written anew where it stands, and nothing else is changed', () => {
  const both = withSection(withSection(DOCUMENT, 'one', 'first'), 'two', 'second');
  const again = withSection(both, 'one', 'anew');
  expect(again).toBe(both.replace('first', 'anew'));
  expect(withSection(again, 'one', 'first')).toBe(both);
});
