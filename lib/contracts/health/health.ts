import * as z from 'zod';
import { type Instant, secondsUntil } from '../../domain/shared/time.ts';
import type { Health } from '../../payouts/health/check-health.ts';
import type { HealthCheck } from '../../payouts/health/health-check.ts';
import { shownTime } from '../shared/answer-fields.ts';
import { endpoint, noBody, noParameters } from '../shared/endpoint.ts';

const STATES = ['ok', 'warn', 'fail'] as const;

const checkSchema = z.object({
  name: z.string(),
  state: z.enum(STATES),
  detail: z.string(),
  count: z.int().optional(),
  more: z.boolean().optional().describe('Whether there are more than `count`.'),
  since: shownTime.optional().describe('Since when this is so, or when it last happened, and how long ago that was.'),
  ageSeconds: z.int().optional(),
});

const answerSchema = z.object({
  healthy: z.boolean(),
  state: z.enum(STATES).describe('The worst of all checks.'),
  asOf: shownTime,
  checks: z.array(checkSchema),
});

/** GET /health: 200 if healthy, else 503 */
export const getHealthEndpoint = endpoint({
  path: noParameters,
  query: noParameters,
  body: noBody,
  answer: answerSchema,
  about: {
    tag: 'Operations',
    summary: 'Ask whether the system is healthy',
    description:
      'A check is `ok`, `warn` (somebody should look, payouts go on) or `fail` (payouts do not go on by themselves). A check fails if the table or the provider does not answer, if a batch has been processing for over an hour, or if a batch has been queued for over an hour while none is being executed. The last two do not fail while payouts are stopped. A check warns if payouts are paused or a restore is not settled, if batches are queued, settling, or have waited for approval for over a day, if payments are UNKNOWN or failed within 24 hours, if incidents are open, or if there is a draft that the sweep should have released. Counts stop at 100. The answer may be some seconds old: see `asOf`.',
    answers: {
      200: 'No check fails; some may warn.',
      503: 'At least one check fails. The answer says which, and what is wrong.',
    },
    problems: [],
    example: {
      answer: {
        healthy: true,
        state: 'warn',
        asOf: '2026-11-23T10:05:00.000Z',
        checks: [
          { name: 'table', state: 'ok', detail: 'answers' },
          { name: 'slot', state: 'ok', detail: 'free' },
          {
            name: 'unknown',
            state: 'warn',
            detail: 'payments whose outcome is not known; the provider is asked about them',
            count: 1,
            more: false,
            since: '2026-11-23T10:00:00.000Z',
            ageSeconds: 300,
          },
        ],
      },
    },
  },
});

export function healthBody({ healthy, state, asOf, checks }: Health): z.infer<typeof answerSchema> {
  return { healthy, state, asOf, checks: checks.map((check) => checkBody(check, asOf)) };
}

function checkBody({ name, state, detail, count, isMore, since }: HealthCheck, asOf: Instant) {
  const ageSeconds = since === undefined ? undefined : secondsUntil(since, asOf);
  return { name, state, detail, count, more: isMore, since, ageSeconds };
}
