import { describe, expect, it } from 'vitest';
import { payeeId } from '../../../../lib/domain/shared/ids.ts';
import { mockBehaviour } from '../../../../lib/providers/mock/mock-behaviour.ts';

describe("the Mock bank's behaviour towards a payee", () => {
  it.each([
    ['mock:ok:ann', { kind: 'ok' }],
    ['mock:refuse:ann', { kind: 'refuse' }],
    ['mock:unverified:ann', { kind: 'unverified' }],
    ['mock:flaky-3:ann', { kind: 'flaky', failures: 3 }],
    ['mock:flaky-0:ann', { kind: 'flaky', failures: 0 }],
    ['mock:timeout-paid:ann', { kind: 'timeout-paid' }],
    ['mock:timeout-unpaid:ann', { kind: 'timeout-unpaid' }],
    ['mock:blackhole:ann', { kind: 'blackhole' }],
    ['mock:slow-90:ann', { kind: 'slow', seconds: 90 }],
    ['mock:return:ann', { kind: 'return' }],
    ['mock:refuse', { kind: 'refuse' }],
    ['mock:flaky-x:ann', { kind: 'ok' }],
    ['mock:flaky-1000:ann', { kind: 'ok' }],
    ['mock:slow-:ann', { kind: 'ok' }],
    ['mock', { kind: 'ok' }],
    ['refuse:ann', { kind: 'ok' }],
    ['rise-123', { kind: 'ok' }],
    ['Mock:refuse:ann', { kind: 'ok' }],
  ])('of %s is %o', (rise, behaviour) => {
    expect(mockBehaviour(payeeId(rise))).toEqual(behaviour);
  });
});
