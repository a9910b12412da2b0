import { describe, expect, it } from 'vitest';
import { affiliateId } from '../../../../lib/domain/shared/ids.ts';
import { changesSince } from '../../../../lib/payouts/batches/held-to-preview.ts';
import type { PlannedPayout } from '../../../../lib/payouts/shared/planned-payout.ts';

const ANN = affiliateId('ann');
const shownRow: PlannedPayout = { affiliateId: ANN, commissionCount: 2, amountMinor: 6_000n, fromSeq: 1, toSeq: 3 };
const shown = new Map([[ANN, shownRow]]);

describe('what would be paid now, held to what was shown,', () => {
  it('is the same if the same part of a ledger is paid', () => {
    expect(changesSince(shown, [{ ...shownRow, commissionCount: 3 }])).toEqual([]);
  });

  it.each([{ fromSeq: 0 }, { toSeq: 4 }, { amountMinor: 6_001n }])('is something else with %o alone', (patch) => {
    const now = { ...shownRow, ...patch };
    expect(changesSince(shown, [now])).toEqual([{ affiliateId: ANN, previewed: shownRow, now }]);
  });

  it('is something else if somebody is paid no more, or was not to be paid then', () => {
    const held = { ...shownRow, ineligible: { code: 'on_hold', reason: 'On hold' } } as const;
    expect(changesSince(shown, [held])).toEqual([{ affiliateId: ANN, previewed: shownRow, now: undefined }]);
    expect(changesSince(new Map(), [shownRow])).toEqual([{ affiliateId: ANN, previewed: undefined, now: shownRow }]);
    expect(changesSince(new Map(), [held])).toEqual([]);
  });
});
