import * as z from 'zod';
import { endpoint, noBody, noParameters } from './endpoint.ts';

/** GET /health: 200 if healthy, else 503 */
export const getHealthEndpoint = endpoint({
  path: noParameters,
  query: noParameters,
  body: noBody,
  answer: z.object({
    healthy: z.boolean(),
    checks: z.array(z.looseObject({ name: z.string(), ok: z.boolean(), detail: z.string().optional() })),
  }),
  about: {
    tag: 'Operations',
    summary: 'Ask whether the system is healthy',
    answers: { 200: 'Every check is well.', 503: 'A check failed: it says which, and what is wrong.' },
    problems: [],
    example: {
      answer: {
        healthy: true,
        checks: [
          { name: 'table', ok: true, detail: 'answers' },
          { name: 'slot', ok: true, detail: 'free' },
        ],
      },
    },
  },
});
