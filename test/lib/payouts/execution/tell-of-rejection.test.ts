import { expect, it } from 'vitest';
import { tellOfRejection } from '../../../../lib/payouts/execution/tell-of-rejection.ts';
import { BATCH_ID, FIRST } from '../../../support/domain.ts';
import { createWorld } from '../../../support/world.ts';

it('a rejection that passes by itself raises no incident; a final one does', async () => {
  const world = await createWorld();
  const submission = { batchId: BATCH_ID, attemptId: FIRST, provider: 'mock' };
  await tellOfRejection(world, world.context, submission, { reason: 'busy', message: 'later' });
  expect(await world.incidents.summariseOpen()).toMatchObject({ count: 0 });
  await tellOfRejection(world, world.context, submission, { reason: 'invalid', message: 'never' });
  expect(await world.incidents.summariseOpen()).toMatchObject({ count: 1 });
});
