import { expect, it } from 'vitest';
import { readsOf, writesOf } from '../meter/units.ts';
import { SMALL } from '../sizes.ts';
import { type GrowthFigures, measureGrowth } from './growth-figures.ts';
import { QUESTIONS } from './questions.ts';

const answersOf = (size: GrowthFigures['sizes'][number] | undefined) =>
  new Map(size?.answers.map(({ question, units }) => [question, { reads: readsOf(units), writes: writesOf(units) }]));

it('what people ask is answered by larger books', async () => {
  const figures = await measureGrowth(SMALL);
  expect(figures.sizes.map(({ affiliates }) => affiliates)).toEqual(SMALL.affiliates);
  const [small, large] = figures.sizes.map(answersOf);
  expect([...(small?.keys() ?? [])]).toEqual(Object.keys(QUESTIONS));
  for (const { reads } of small?.values() ?? []) expect(reads).toBeGreaterThan(0);
  // One affiliate is read as fast among many; a preview is made of all who can be paid.
  expect(large?.get('affiliate page')).toEqual(small?.get('affiliate page'));
  expect(large?.get('preview')?.reads).toBeGreaterThan(small?.get('preview')?.reads ?? 0);
  expect(small?.get('creation of a batch')?.writes).toBeGreaterThan(10);
});
