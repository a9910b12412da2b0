import { Agent, request } from 'node:http';
import {
  BatchGetItemCommand,
  type BatchGetItemCommandInput,
  BatchWriteItemCommand,
  type BatchWriteItemCommandInput,
  DeleteItemCommand,
  type DeleteItemCommandInput,
  DynamoDBClient,
  GetItemCommand,
  type GetItemCommandInput,
  PutItemCommand,
  type PutItemCommandInput,
  QueryCommand,
  type QueryCommandInput,
  ScanCommand,
  type ScanCommandInput,
  type ServiceOutputTypes,
  TransactWriteItemsCommand,
  type TransactWriteItemsCommandInput,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import * as z from 'zod';

/** Whatever the document client hands on: it has checked the types. */
const given = <T>() => z.custom<T>((value) => typeof value === 'object' && value !== null);

/** The requests about items, each as the SDK sends it. Their JSON holds no time: it is what the SDK makes. */
const THROUGH_THE_SDK: Readonly<Record<string, (sdk: DynamoDBClient, input: unknown) => Promise<ServiceOutputTypes>>> =
  {
    GetItem: (sdk, input) => sdk.send(new GetItemCommand(given<GetItemCommandInput>().parse(input))),
    BatchGetItem: (sdk, input) => sdk.send(new BatchGetItemCommand(given<BatchGetItemCommandInput>().parse(input))),
    Query: (sdk, input) => sdk.send(new QueryCommand(given<QueryCommandInput>().parse(input))),
    Scan: (sdk, input) => sdk.send(new ScanCommand(given<ScanCommandInput>().parse(input))),
    PutItem: (sdk, input) => sdk.send(new PutItemCommand(given<PutItemCommandInput>().parse(input))),
    UpdateItem: (sdk, input) => sdk.send(new UpdateItemCommand(given<UpdateItemCommandInput>().parse(input))),
    DeleteItem: (sdk, input) => sdk.send(new DeleteItemCommand(given<DeleteItemCommandInput>().parse(input))),
    BatchWriteItem: (sdk, input) =>
      sdk.send(new BatchWriteItemCommand(given<BatchWriteItemCommandInput>().parse(input))),
    TransactWriteItems: (sdk, input) =>
      sdk.send(new TransactWriteItemsCommand(given<TransactWriteItemsCommandInput>().parse(input))),
  };

const commandSchema = z.object({ commandName: z.string() });
const requestSchema = z.object({ operation: z.string(), input: z.unknown() });

/** What the SDK adds to a request on its way; the engines need none of it but a signature, at which they do not look. */
const LEFT_OUT = [
  'serializerMiddleware',
  'deserializerMiddleware',
  'contentLengthMiddleware',
  'getUserAgentMiddleware',
  'hostHeaderMiddleware',
  'recursionDetectionMiddleware',
  'retryMiddleware',
  'httpSigningMiddleware',
  'loggerMiddleware',
];
const SIGNED = {
  'content-type': 'application/x-amz-json-1.0',
  'x-amz-date': '20260101T000000Z',
  authorization:
    'AWS4-HMAC-SHA256 Credential=local/20260101/local/dynamodb/aws4_request, SignedHeaders=host;x-amz-date, Signature=0',
};

const agent = new Agent({ keepAlive: true });

/**
 * A client for items only, whose requests go to the engine as they are, past the SDK's serializer, signature and retries:
 * most of the time of a test on the engine is spent there. A request that is refused has changed nothing; the SDK sends
 * it again, so that the errors are its own. The tests of the store do not use this one: they prove the SDK as well.
 */
export function clientOfTheShortWay(sdk: DynamoDBClient, endpoint: string): DynamoDBClient {
  const { credentials, region } = sdk.config;
  const client = new DynamoDBClient({ endpoint, region, credentials });
  for (const name of LEFT_OUT) client.middlewareStack.remove(name);
  client.middlewareStack.add(
    (next, context) => (args) => {
      const operation = commandSchema.parse(context).commandName.replace(/Command$/, '');
      return next({ ...args, request: { operation, input: args.input } });
    },
    { step: 'serialize', name: 'serializerMiddleware' },
  );
  client.middlewareStack.add(
    () => async (args) => {
      const { operation, input } = requestSchema.parse(args.request);
      const again = THROUGH_THE_SDK[operation];
      if (!again) throw new Error(`${operation} is not about items: send it with the client of the SDK`);
      const body = JSON.stringify(input);
      // Bytes are the SDK's business on the way there; on the way back they are read by `answered`.
      const text = body.includes('"B":{') ? undefined : await post(endpoint, operation, body);
      const output = text === undefined ? await again(sdk, input) : answered(text);
      return { output, response: {} };
    },
    { step: 'deserialize', name: 'deserializerMiddleware' },
  );
  return client;
}

/** A text under the name B is bytes: an attribute of that name would have an object there, which tells its type. */
const answered = (text: string): ServiceOutputTypes => {
  const bytesOf = (name: string, value: unknown) =>
    name === 'B' && typeof value === 'string' ? Buffer.from(value, 'base64') : value;
  return given<ServiceOutputTypes>().parse(text.includes('"B":"') ? JSON.parse(text, bytesOf) : JSON.parse(text));
};

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
