import { Agent, request } from 'node:http';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { OF_WHOLE_ITEMS, TRANSLATION } from '../../lib/store/shared/translation.ts';

/** What the engine calls the commands about items. */
const OPERATIONS: Readonly<Record<string, string>> = {
  GetCommand: 'GetItem',
  BatchGetCommand: 'BatchGetItem',
  QueryCommand: 'Query',
  ScanCommand: 'Scan',
  PutCommand: 'PutItem',
  UpdateCommand: 'UpdateItem',
  DeleteCommand: 'DeleteItem',
  BatchWriteCommand: 'BatchWriteItem',
  TransactWriteCommand: 'TransactWriteItems',
};

const SIGNED = {
  'content-type': 'application/x-amz-json-1.0',
  'x-amz-date': '20260101T000000Z',
  authorization:
    'AWS4-HMAC-SHA256 Credential=local/20260101/local/dynamodb/aws4_request, SignedHeaders=host;x-amz-date, Signature=0',
};

const agent = new Agent({ keepAlive: true });

/**
 * Lets a client send its commands about items to the engine as they are, past the SDK's middleware, serializer, signature
 * and retries. Most of the time of a test on the engine is spent in these. A request that is refused has changed nothing, and
 * the SDK sends it again, so that the errors are its own. The tests of the store do not use this, so that they prove the SDK
 * as well.
 *
 * @param check looks at what a command asks for before it is sent; `operation`: as the engine calls it
 */
export function takeTheShortWay(
  client: DynamoDBDocumentClient,
  endpoint: string,
  check: (input: object, operation: string) => void,
): void {
  const throughTheSdk = client.send.bind(client);
  const send = async (command: Parameters<typeof throughTheSdk>[0]): Promise<object> => {
    const operation = OPERATIONS[command.constructor.name];
    if (operation === undefined) return throughTheSdk(command);
    check(command.input, operation);
    const body = JSON.stringify(withItems(command.input, asAttributes));
    // A command with bytes in it goes through the SDK. Bytes in an answer are read by `answered`.
    const text = body.includes('"B":{') ? undefined : await post(endpoint, operation, body);
    return text === undefined ? throughTheSdk(command) : answered(text);
  };
  Object.defineProperty(client, 'send', { value: send, writable: true, configurable: true });
}

/** Under these names stand an item or a list of items; under `Responses`, lists of items by table. */
const ITEMS = new Set([
  ...['Item', 'Items', 'Key', 'Keys', 'Attributes', 'ExpressionAttributeValues'],
  ...['ExclusiveStartKey', 'LastEvaluatedKey'],
]);

type Translate = (item: Record<string, AttributeValue>) => unknown;

// The option is given here, because the document client writes its own choice into the options that it was given.
const asAttributes: Translate = (item) =>
  marshall(item, { ...TRANSLATION.marshallOptions, convertTopLevelContainer: false });
const asItem: Translate = (item) => unmarshall(item, OF_WHOLE_ITEMS);

/** The same, with every item in it translated. */
function withItems(parent: object, translate: Translate): object {
  const entries = Object.entries(parent).map(([name, value]) => [name, inside(name, value, translate)]);
  return Object.fromEntries(entries);
}

function inside(name: string, value: unknown, translate: Translate): unknown {
  if (Array.isArray(value)) return value.map((one) => inside(name, one, translate));
  if (typeof value !== 'object' || value === null) return value;
  if (name === 'Responses') return mapValues(value, (items) => inside('Items', items, translate));
  return ITEMS.has(name) ? translate({ ...value }) : withItems(value, translate);
}

const mapValues = (value: object, change: (inner: unknown) => unknown): object =>
  Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, change(inner)]));

/** A text under the name B is bytes: an attribute of that name would have an object there, which tells its type. */
function answered(text: string): object {
  const bytesOf = (name: string, value: unknown) =>
    name === 'B' && typeof value === 'string' ? Buffer.from(value, 'base64') : value;
  const answer: object = text.includes('"B":"') ? JSON.parse(text, bytesOf) : JSON.parse(text);
  return withItems(answer, asItem);
}

/** The answer's text, or nothing if the request was refused. */
const post = (endpoint: string, operation: string, body: string): Promise<string | undefined> =>
  new Promise((resolve, reject) => {
    const headers = {
      ...SIGNED,
      'x-amz-target': `DynamoDB_20120810.${operation}`,
      'content-length': Buffer.byteLength(body),
    };
    const sent = request(endpoint, { agent, method: 'POST', headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => resolve(answer.statusCode === 200 ? Buffer.concat(chunks).toString('utf8') : undefined));
      answer.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
