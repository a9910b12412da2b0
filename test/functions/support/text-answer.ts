import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { apiEvent, LAMBDA_CONTEXT } from './api-event.ts';

type ApiLambda = (event: APIGatewayProxyEventV2, context: Context) => Promise<APIGatewayProxyStructuredResultV2>;

/** Calls an API Lambda that answers with something else than JSON. */
export async function invokeForText(lambda: ApiLambda, parts: Parameters<typeof apiEvent>[0] = {}) {
  const { statusCode, headers = {}, body = '' } = await lambda(apiEvent(parts), LAMBDA_CONTEXT);
  return { status: statusCode, headers, body };
}
