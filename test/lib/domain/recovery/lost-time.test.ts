import { describe, expect, it } from 'vitest';
import { lostTimeOf } from '../../../../lib/domain/recovery/lost-time.ts';
import { instant } from '../../../../lib/domain/shared/time.ts';

const at = (time: string) => instant(new Date(`2026-11-23T${time}Z`));

describe('the time that a restore has lost', () => {
  it('begins with the moment that the table went back to, and ends when the old one had stopped', () => {
    const restored = { to: at('09:00'), stoppedAt: at('10:00'), at: at('10:30'), by: 'ann' };
    expect(lostTimeOf({ restored, lastRestore: restored })).toMatchObject({ to: at('09:00'), stoppedAt: at('10:00') });
  });

  it('is no shorter than that once it is settled, when only its declaration is known', () => {
    const lastRestore = { to: at('09:00'), at: at('10:30') };
    expect(lostTimeOf({ restored: undefined, lastRestore })).toEqual({ to: at('09:00'), stoppedAt: at('10:30') });
  });

  it('is none without a restore', () => {
    expect(lostTimeOf({ restored: undefined, lastRestore: undefined })).toBeUndefined();
  });
});
