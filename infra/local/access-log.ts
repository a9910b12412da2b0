import { createWriteStream } from 'node:fs';
import * as z from 'zod';
import type { AuthorizerContext } from './http-event.ts';
import type { HttpRequest } from './http-request.ts';
import type { Product } from './product.ts';

/** What is known about a request once it was answered. */
export interface Answered {
  readonly request: Pick<HttpRequest, 'id' | 'sourceIp'>;
  readonly routeKey: string;
  readonly status: number;
  readonly milliseconds: number;
  /** What the authorizer passed on, also about somebody whom it refused. */
  readonly authorizer?: AuthorizerContext | undefined;
  readonly authorizerError?: string | undefined;
  readonly integrationError?: string | undefined;
}

/** The variables of API Gateway that the local stack can fill in. */
const contextOf = (variable: string, answered: Answered, at: Date): unknown => {
  if (variable.startsWith('authorizer.') && variable !== 'authorizer.error') {
    return answered.authorizer?.[variable.slice('authorizer.'.length)];
  }
  switch (variable) {
    case 'requestId':
      return answered.request.id;
    case 'requestTime':
      return at.toISOString();
    case 'identity.sourceIp':
      return answered.request.sourceIp;
    case 'routeKey':
      return answered.routeKey;
    case 'status':
      return answered.status;
    case 'responseLatency':
      return answered.milliseconds;
    case 'authorizer.error':
      return answered.authorizerError;
    case 'integrationErrorMessage':
      return answered.integrationError;
    default:
      throw new Error(`The local stack does not know $context.${variable} in the format of the access log.`);
  }
};

/**
 * One line of the access log in the format of the template. An unknown value is a dash.
 *
 * @throws Error that names a variable that the local stack does not know
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html
 */
export const accessLogLine = (format: string, answered: Answered, at: Date): string =>
  format.replace(/\$context\.([A-Za-z.]+)/g, (_, variable: string) => {
    const value = contextOf(variable, answered, at);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '-';
  });

const settingsSchema = z.object({ Format: z.string() });

/** Writes the access log of the template's API to a file. */
export const accessLog = (product: Product, file: string) => {
  const { Format } = settingsSchema.parse(product.only('AWS::ApiGatewayV2::Stage').property('AccessLogSettings'));
  const stream = createWriteStream(file, { flags: 'a' });
  return {
    write: (answered: Answered): void => void stream.write(`${accessLogLine(Format, answered, new Date())}\n`),
    stop: (): Promise<void> => new Promise((resolve) => stream.end(resolve)),
  };
};
