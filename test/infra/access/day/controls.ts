import { call, runExecutions } from '../lambdas.ts';
import { create, execute, wait } from './calls.ts';
import { accrue, affiliate } from './people.ts';

/** A pause catches a batch that has just begun, and what is queued meanwhile; the resume starts them. */
export async function pauseAndResume(): Promise<void> {
  await accrue(['two', 'three'], 7);
  const begun = await create({ affiliateIds: ['two'] });
  const queued = await create({ affiliateIds: ['three'] });
  await execute(begun);
  await runExecutions(wait, () => call('change-config', { body: { paused: true, reason: 'An audit' } }));
  await execute(queued);
  await call('change-config', { body: { paused: false, limits: { daily: { USD: '1000000.00' } } } });
  await call('get-config');
  await runExecutions(wait);
}

/** A batch that a second person has to approve before it is executed. */
export async function approvedBySecond(): Promise<void> {
  await accrue(['three'], 8);
  await call('change-config', { body: { approval: { mode: 'always' } } });
  const batch = await create({ affiliateIds: ['three'] });
  await call('approve-batch', { pathParameters: { batchId: batch }, body: {}, sub: 'ben' });
  await execute(batch);
  await approvalOff();
  await runExecutions(wait);
}

/** It is proposed and withdrawn, and proposed again and confirmed. */
export async function approvalOff(): Promise<void> {
  const off = { body: { approval: { mode: 'off' } } };
  await call('change-config', off);
  await call('withdraw-config-change');
  await call('change-config', off);
  await call('change-config', { ...off, sub: 'ben' });
}

/** The affiliate whom the bank paid behind our back is on hold by itself, too. */
export async function heldAndUpdated(): Promise<void> {
  for (const affiliateId of ['ok', 'refuse', 'refuse-2']) {
    const pathParameters = { affiliateId };
    await call('hold-affiliate', { pathParameters, body: { reason: 'fraud check' } });
    if (affiliateId === 'refuse') await proposeRelease(pathParameters);
    await call('release-affiliate', { pathParameters });
  }
  const { affiliateId, ...profile } = affiliate('moved', 'moved-again');
  await call('update-affiliate', { pathParameters: { affiliateId }, body: profile });
}

/** While approval is on, one person alone cannot lift the hold of money that was paid twice. */
async function proposeRelease(pathParameters: { readonly affiliateId: string }): Promise<void> {
  await call('change-config', { body: { approval: { mode: 'always' } } });
  await call('release-affiliate', { pathParameters });
  await call('withdraw-release', { pathParameters });
  await approvalOff();
}
