import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { EVENT_DETAILS, EVENT_SOURCE } from '../../../../lib/contracts/events/events.ts';

const page = readFileSync(new URL('../../../../docs/events.md', import.meta.url), 'utf8');
const exampleSchema = z.object({
  source: z.literal(EVENT_SOURCE),
  'detail-type': z.literal('payment.completed'),
  detail: z.looseObject({ eventId: z.string() }),
});

describe('the page about events', () => {
  it('names every event, and no other', () => {
    const named = [...page.matchAll(/^\| `([a-z]+\.[a-z]+)` \|/gm)].map(([, type]) => type);
    expect(named.sort()).toEqual(Object.keys(EVENT_DETAILS).sort());
  });

  it('shows an example that fits its schema', () => {
    const [, json = ''] = /```json\n(.*?)```/s.exec(page) ?? [];
    const { detail } = exampleSchema.parse(JSON.parse(json));
    expect(EVENT_DETAILS['payment.completed'].parse(detail)).toEqual(detail);
  });
});

describe('the schema of an event', () => {
  it('takes no field that is not documented', () => {
    const head = { version: 1, eventId: 'a.000', occurredAt: '2026-11-23T10:05:07.000Z', auditId: 'a' };
    const actor = { type: 'admin', sub: '1' };
    const seal = { day: '2026-11-22', seq: 1, hash: 'x', previous: 'none', entries: 3 };
    expect(EVENT_DETAILS['audit.sealed'].safeParse({ ...head, actor, ...seal }).success).toBe(true);
    const named = { ...actor, username: 'ada' };
    expect(EVENT_DETAILS['audit.sealed'].safeParse({ ...head, actor: named, ...seal }).success).toBe(false);
  });
});
