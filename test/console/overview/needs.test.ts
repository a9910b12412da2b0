import { describe, expect, it } from 'vitest';
import { needsOf } from '../../../console/src/overview/needs.ts';

const NOTHING = { pending: [], queued: [], unknown: 0, failed: 0, incidents: 0, held: 0, config: {} };
const since = '2026-11-23T10:00:00.000Z';

describe('what needs a person', () => {
  it('is nothing, if nothing waits', () => {
    expect(needsOf(NOTHING)).toEqual([]);
  });

  it('tells batches that need an approval from those that only wait to be executed', () => {
    const pending = [{ approvalWanted: true }, { approvalWanted: false }, { approvalWanted: false }];
    expect(needsOf({ ...NOTHING, pending }).map(({ text, count }) => [text[0], count])).toEqual([
      ['batch needs an approval', 1],
      ['batch is not executed yet', 2],
    ]);
  });

  it('are queued batches only if they do not go on by themselves', () => {
    const reasons = ['no_funds', 'provider_refuses', 'paused', 'another_batch', 'daily_limit', 'starting'] as const;
    const queued = reasons.map((reason) => ({ waiting: { reason, since } }));
    expect(needsOf({ ...NOTHING, queued: [...queued, {}] }).map(({ count, href }) => [count, href])).toEqual([
      [1, '/batches?status=QUEUED'],
      [1, '/batches?status=QUEUED'],
    ]);
  });

  it('leads to each thing that waits, holds and proposals included', () => {
    const proposal = { proposalId: 'p', proposedBy: 'ada', proposedAt: since, expiresAt: since, changes: [] };
    const needs = needsOf({ ...NOTHING, unknown: 1, failed: 2, incidents: 3, held: 4, config: { proposal } });
    expect(needs.map(({ count, href }) => [count, href])).toEqual([
      [1, '/settings'],
      [1, '/payments?status=UNKNOWN'],
      [2, '/payments?status=FAILED'],
      [3, '/incidents'],
      [4, '/affiliates?held=true'],
    ]);
  });
});
