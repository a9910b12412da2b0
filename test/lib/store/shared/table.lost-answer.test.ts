import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { describe, expect, inject, it } from 'vitest';
import * as z from 'zod';
import { Table } from '../../../../lib/store/shared/table.ts';
import { TRANSLATION } from '../../../../lib/store/shared/translation.ts';
import { createTestTable, isSimulated } from '../../../support/dynamodb-table.ts';

const request = z.object({ body: z.instanceof(Uint8Array) });
const transaction = z.object({ ClientRequestToken: z.string().min(8) });

/** The engine gets every request; the first answer to a transaction is lost on its way back. */
function clientThatLosesAnAnswer() {
  const client = new DynamoDBClient({
    endpoint: inject('dynamodbEndpoint'),
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const bodies: string[] = [];
  client.middlewareStack.add(
    (next) => async (args) => {
      const answer = await next(args);
      const { body } = request.parse(args.request);
      bodies.push(new TextDecoder().decode(body));
      if (bodies.length === 1) throw Object.assign(new Error('socket hang up'), { name: 'TimeoutError' });
      return answer;
    },
    { step: 'deserialize', priority: 'low', name: 'loseTheFirstAnswer' },
  );
  return { document: DynamoDBDocumentClient.from(client, TRANSLATION), bodies };
}

describe('a transaction whose answer is lost after it was written', () => {
  it.skipIf(isSimulated())(
    'is repeated under the same client request token, so that it is written once and reported as written',
    async () => {
      const { name, table: inspected } = await createTestTable();
      const { document, bodies } = clientThatLosesAnAnswer();
      const table = new Table(document, name);
      const put = { Put: { Item: { PK: 'a', SK: 'a' }, ConditionExpression: 'attribute_not_exists(PK)' } };
      expect(await table.transact([put])).toEqual([]);
      expect(await inspected.get({ PK: 'a', SK: 'a' })).toBeDefined();
      const tokens = bodies.map((body) => transaction.parse(JSON.parse(body)).ClientRequestToken);
      expect(tokens).toHaveLength(2);
      expect(tokens[1]).toBe(tokens[0]);
    },
  );
});
