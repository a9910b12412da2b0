import { describe, expect, it } from 'vitest';
import { isLastLook, lostSince, type Patience, quietFrom } from '../../../../lib/domain/recovery/quiet.ts';
import { addSeconds } from '../../../../lib/domain/shared/time.ts';
import { NOW } from '../../../support/domain.ts';

const restored = { stoppedAt: NOW };
const patience = (emptyLookUps: 1 | 2): Patience => ({
  longestAttemptSeconds: 300,
  death: { marginSeconds: 2, emptyLookUps, apartSeconds: 60 },
});

describe('after a restore', () => {
  it('whatever was made at the provider since a day before may be lost: the two may date it differently', () => {
    expect(lostSince({ to: NOW })).toBe(addSeconds(NOW, -86_400));
  });

  it('something may arrive until the longest attempt that was committed before is over, and a margin', () => {
    expect(quietFrom(restored, patience(1))).toBe(addSeconds(NOW, 302));
  });

  it('an empty look counts only if it began after that', () => {
    expect(isLastLook(restored, patience(1), addSeconds(NOW, 302), undefined)).toBe(false);
    expect(isLastLook(restored, patience(1), addSeconds(NOW, 303), undefined)).toBe(true);
  });

  it('a provider that needs two of them needs them that far apart', () => {
    const first = addSeconds(NOW, 303);
    expect(isLastLook(restored, patience(2), addSeconds(NOW, 900), undefined)).toBe(false);
    expect(isLastLook(restored, patience(2), addSeconds(first, 59), first)).toBe(false);
    expect(isLastLook(restored, patience(2), addSeconds(first, 60), first)).toBe(true);
  });
});
