import { openApiDocument } from '../../../lib/contracts/openapi/document.ts';
import { getOpenapiEndpoint } from '../../../lib/contracts/openapi/openapi-endpoint.ts';
import { publicApiHandler } from '../../runtime/api-handler.ts';

/** Made once, when the Lambda starts. */
const body = getOpenapiEndpoint.answer.parse(openApiDocument());

export const handler = publicApiHandler(getOpenapiEndpoint, async () => ({ status: 200, body }));
