import { createDocument, type oas31, type ZodOpenApiOverrideContext, type ZodOpenApiPathsObject } from 'zod-openapi';
import { API, API_PREFIX, type ApiRoute } from '../api.ts';
import { TAGS } from '../shared/about.ts';
import { MAX_IDEMPOTENCY_KEY_LENGTH } from '../shared/idempotency-key.ts';
import { gatewayComponents } from './gateway-responses.ts';
import { INTRODUCTION } from './introduction.ts';
import { nameSchemas } from './named-schemas.ts';
import { operationOf } from './operation.ts';
import { withParameterExamples } from './parameter-examples.ts';
import { withPlainReferences } from './plain-references.ts';
import { problemComponents, problemExamples } from './problem-responses.ts';

/** Raised with every change that a client can notice. */
const API_VERSION = '1.0.0';

const ACCESS_TOKEN: oas31.SecuritySchemeObject = {
  type: 'http',
  scheme: 'bearer',
  bearerFormat: 'JWT',
  description:
    'An access token (not an id token) of the Cognito user pool. Its groups decide: `payout-admins` may do everything, `payout-viewers` may only look (GET).',
};

const IDEMPOTENCY_KEY: oas31.ParameterObject = {
  in: 'header',
  name: 'Idempotency-Key',
  required: false,
  description:
    'Makes it safe to repeat a request. For 24 hours the same key with the same body gets the first answer, and nothing is done twice.',
  schema: { type: 'string', minLength: 1, maxLength: MAX_IDEMPOTENCY_KEY_LENGTH, pattern: '^[!-~]+$' },
  example: '6f1e2d3c-payouts-2026-11-23',
};

/** The whole API as an OpenAPI 3.1 document, made from the schemas that check its requests. The same every time. */
export function openApiDocument(routes: readonly ApiRoute[] = API): oas31.OpenAPIObject {
  const used = new Set<string>(routes.map(({ endpoint }) => endpoint.about.tag));
  nameSchemas();
  const document = createDocument(
    {
      openapi: '3.1.0',
      info: {
        title: 'Disbursement',
        version: API_VERSION,
        description: INTRODUCTION,
        license: { name: 'MIT', identifier: 'MIT' },
      },
      servers: [{ url: API_PREFIX, description: 'Where this document was served' }],
      tags: Object.entries(TAGS)
        .filter(([name]) => used.has(name))
        .map(([name, description]) => ({ name, description })),
      paths: pathsOf(routes),
      components: {
        parameters: { IdempotencyKey: IDEMPOTENCY_KEY },
        responses: { ...gatewayComponents(), ...problemComponents() },
        examples: problemExamples(),
        securitySchemes: { accessToken: ACCESS_TOKEN },
      },
    },
    { override: withoutSafeIntegerLimits },
  );
  return withPlainReferences(withParameterExamples(document, routes));
}

/** Zod limits every whole number to the safe ones, which tells a reader nothing. */
function withoutSafeIntegerLimits({ jsonSchema }: ZodOpenApiOverrideContext): void {
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
}

function pathsOf(routes: readonly ApiRoute[]): ZodOpenApiPathsObject {
  const byPath = Map.groupBy(routes, ({ path }) => path);
  return Object.fromEntries(
    [...byPath].map(([path, group]) => [
      path,
      Object.fromEntries(group.map((route) => [route.method.toLowerCase(), operationOf(route)])),
    ]),
  );
}
