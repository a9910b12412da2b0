import { describe, expect, it } from 'vitest';
import { liveProposal, newProposal } from '../../../../lib/domain/settings/proposal.ts';
import { addSeconds } from '../../../../lib/domain/shared/time.ts';
import { NOW } from '../../../support/domain.ts';

const ANN = { sub: 'sub-1', name: 'ann' };
const DAY = 86_400;
const PROPOSAL = newProposal('p-1', ANN, NOW);

describe('a proposal', () => {
  it('lapses a day after it was made', () => {
    expect(PROPOSAL).toEqual({ proposalId: 'p-1', by: ANN, at: NOW, expiresAt: addSeconds(NOW, DAY) });
    expect(liveProposal(PROPOSAL, NOW)).toBe(PROPOSAL);
    expect(liveProposal(PROPOSAL, addSeconds(NOW, DAY - 1))).toBe(PROPOSAL);
    expect(liveProposal(PROPOSAL, addSeconds(NOW, DAY))).toBeUndefined();
  });

  it('that was never made is none', () => {
    expect(liveProposal(undefined, NOW)).toBeUndefined();
  });
});
