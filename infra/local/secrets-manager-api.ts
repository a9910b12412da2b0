import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import * as z from 'zod';
import { wordsOf } from './console.ts';
import { listen } from './listen.ts';

/** @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html */
const getSchema = z.object({ SecretId: z.string() });

/**
 * The part of Secrets Manager that the product uses: GetSecretValue, reached through AWS_ENDPOINT_URL_SECRETS_MANAGER. The
 * secrets are only in the memory of this process.
 *
 * @param secretOf the text of a secret by its ARN
 */
export const startSecretsManagerApi = async (
  secretOf: (arn: string) => string | undefined,
): Promise<{ readonly endpoint: string; stop(): Promise<void> }> => {
  const server = createServer(async (request, response) => {
    const answer = (status: number, body: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
    };
    try {
      if (request.headers['x-amz-target'] !== 'secretsmanager.GetSecretValue') {
        return answer(400, { __type: 'UnknownOperationException', message: 'Only GetSecretValue exists here.' });
      }
      const { SecretId } = getSchema.parse(JSON.parse(await text(request)));
      const secret = secretOf(SecretId);
      if (secret === undefined) {
        return answer(400, { __type: 'ResourceNotFoundException', message: `There is no secret ${SecretId}.` });
      }
      answer(200, { ARN: SecretId, SecretString: secret });
    } catch (error) {
      answer(400, { __type: 'InvalidRequestException', message: wordsOf(error) });
    }
  });
  const port = await listen(server, 0);
  return {
    endpoint: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
