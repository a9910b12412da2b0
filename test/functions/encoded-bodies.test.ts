import './support/silent-log.ts';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { API, type ApiRoute } from '../../lib/contracts/api.ts';
import { takesBody } from '../../lib/contracts/openapi/request.ts';
import { problemSchema } from '../../lib/contracts/shared/problem.ts';
import { NO_OBJECT, NOT_JSON } from '../support/unreadable-bodies.ts';
import type { apiEvent } from './support/api-event.ts';
import { ask } from './support/ask.ts';

/*
 * Every route that looks at a body says by its own code that it cannot read one, before anything is read or written. These
 * Lambdas are given clients that can do nothing. Webhooks do so, too: a compressed message is not called forged.
 */

vi.mock('../../functions/runtime/clients.ts', () => {
  const none = () => ({ send: () => Promise.reject(new Error('a bad request got as far as a client')) });
  return { dynamoDbClient: none, stepFunctionsClient: none, eventBridgeClient: none, snsClient: none };
});
vi.stubEnv('TABLE_NAME', 'none');
vi.stubEnv('STATE_MACHINE_ARN', 'arn:aws:states:eu-central-1:000000000000:stateMachine:none');

const WITH_BODY = API.filter((route: ApiRoute) => takesBody(route.endpoint));

describe.each(WITH_BODY.map((route: ApiRoute) => [`${route.method} ${route.path}`, route] as const))(
  '%s',
  (_, route) => {
    const example = Buffer.from(JSON.stringify(route.endpoint.about.example.body ?? {}));
    const answered = async (bytes: Buffer, headers: Record<string, string>) => {
      const parts: Parameters<typeof apiEvent>[0] = { body: bytes.toString('base64'), isBase64Encoded: true, headers };
      const { status, text } = await ask(route, parts);
      return [status, problemSchema.parse(JSON.parse(text)).code];
    };

    it('refuses a compressed body as compressed', async () => {
      const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
      expect(await answered(gzipSync(example), headers)).toEqual([415, 'unsupported_content_encoding']);
    });

    it('refuses a body of another charset because of its charset', async () => {
      const headers = { 'content-type': 'application/json; charset=utf-16' };
      expect(await answered(Buffer.from(example.toString(), 'utf16le'), headers)).toEqual([415, 'unsupported_charset']);
    });

    it('refuses bytes that are not UTF-8 as not UTF-8', async () => {
      const headers = { 'content-type': 'application/json; charset=utf-8' };
      expect(await answered(Buffer.from('{"note":"größer"}', 'latin1'), headers)).toEqual([400, 'malformed_utf8']);
    });

    // Of a webhook only the signature is looked at first.
    if (route.endpoint.about.rawBody) return;
    const json = { 'content-type': 'application/json' };

    it('refuses what is not JSON', async () => {
      for (const text of NOT_JSON) {
        expect(await answered(Buffer.from(text), json), text.slice(0, 20)).toEqual([400, 'malformed_json']);
      }
    });

    it('refuses JSON that is no object', async () => {
      for (const text of NO_OBJECT) {
        expect(await answered(Buffer.from(text), json), text.slice(0, 20)).toEqual([422, 'invalid_request']);
      }
    });

    it('refuses more than 1 MB, in bytes and not in characters', async () => {
      for (const padding of ['x'.repeat(1_048_576), 'é'.repeat(600_000)]) {
        expect(await answered(Buffer.from(JSON.stringify({ padding })), json)).toEqual([413, 'body_too_large']);
      }
    });
  },
);
