import * as z from 'zod';
import { endpoint, noBody, noParameters } from '../shared/endpoint.ts';

const anything = z.record(z.string(), z.unknown());

/** GET /openapi.json */
export const getOpenapiEndpoint = endpoint({
  path: noParameters,
  query: noParameters,
  body: noBody,
  answer: z.object({
    openapi: z.string(),
    info: anything,
    servers: z.array(anything),
    tags: z.array(anything),
    paths: anything,
    components: anything,
  }),
  about: {
    tag: 'Operations',
    summary: 'Read this document',
    answers: { 200: 'The API as an OpenAPI 3.1 document.' },
    problems: [],
    example: {
      answer: {
        openapi: '3.1.0',
        info: { title: 'Disbursement', version: '1.0.0' },
        servers: [{ url: '/api/disbursement' }],
        tags: [],
        paths: {},
        components: {},
      },
    },
  },
});
