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
});
