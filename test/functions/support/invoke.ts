import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { apiEvent, LAMBDA_CONTEXT } from './api-event.ts';

type ApiLambda = (event: APIGatewayProxyEventV2, context: Context) => Promise<APIGatewayProxyStructuredResultV2>;

export type Answer = {
  readonly status: number | undefined;
  readonly contentType: unknown;
  // biome-ignore lint/suspicious/noExplicitAny: tests say what they expect of a body by looking at it
  readonly body: any;
};

/** Calls an API Lambda as API Gateway would. */
export async function invoke(lambda: ApiLambda, parts: Parameters<typeof apiEvent>[0] = {}): Promise<Answer> {
  return invokeWith(lambda, apiEvent(parts));
}

export async function invokeWith(lambda: ApiLambda, event: APIGatewayProxyEventV2): Promise<Answer> {
  const { statusCode, headers, body } = await lambda(event, LAMBDA_CONTEXT);
  return { status: statusCode, contentType: headers?.['content-type'], body: JSON.parse(body ?? 'null') };
}
