import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type LostFiring, LostFirings } from '../../../infra/local/lost-firings.ts';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'lost-'));
});
afterAll(() => rmSync(dir, { recursive: true }));

const lost = (schedule: string): LostFiring => ({
  timestamp: '2026-11-25T02:03:00.000Z',
  requestContext: { functionArn: 'arn', condition: 'RetriesExhausted', approximateInvokeCount: 3 },
  requestPayload: { schedule, scheduledTime: '2026-11-25T02:00:00Z' },
  responsePayload: { errorType: 'StepFailed', errorMessage: 'no table' },
});

it('firings that were given up are kept when the stack is killed, in the middle of writing one too', () => {
  const file = join(dir, 'lost.jsonl');
  expect(new LostFirings(file).all).toEqual([]);
  new LostFirings(file).add(lost('payouts'));
  appendFileSync(file, '{"timestamp":"2026-11');
  new LostFirings(file).add(lost('sync'));
  expect(new LostFirings(file).all).toEqual([lost('payouts'), lost('sync')]);
});
