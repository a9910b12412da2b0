import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTestTable } from '../../support/dynamodb-table.ts';
import { allItems } from '../../support/items.ts';
import { type GeneratedCommand, generatedCommands } from './generated-commands.ts';
import { answerOf, inOrder, simulatedSide } from './sides.ts';

/* With `--mode dynamodb-local` the engine is Amazon's own, otherwise the embedded one. */

/** What has to happen at least once, because the test would prove nothing otherwise. */
function meaningOf(command: GeneratedCommand, answer: unknown): readonly string[] {
  if (answer === 'invalid') return ['invalid'];
  if (command.kind === 'transact') return [answer === 'written' ? 'written' : 'refused by a condition'];
  if (command.kind !== 'query' || !Array.isArray(answer) || answer.length === 0) return [];
  return [
    'index' in command.range ? 'found in an index' : 'found in the table',
    ...(answer.length > 1 ? ['paged'] : []),
  ];
}

describe('the simulated table and a real engine', () => {
  it('answer every command the same, and hold the same items afterwards', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        fc.array(generatedCommands(), { minLength: 1, maxLength: 30, size: 'max' }),
        async (commands) => {
          const engine = await createTestTable();
          const simulated = simulatedSide();
          for (const command of commands) {
            const answer = await answerOf(simulated, command);
            expect(answer).toEqual(await answerOf(engine, command));
            for (const meaning of meaningOf(command, answer)) seen.add(meaning);
          }
          expect(inOrder([...simulated.client.items()])).toEqual(inOrder(await allItems(engine)));
        },
      ),
      { numRuns: 100 },
    );
    const wanted = ['written', 'refused by a condition', 'invalid', 'found in an index', 'found in the table', 'paged'];
    expect([...seen].sort()).toEqual(wanted.sort());
  });
});
