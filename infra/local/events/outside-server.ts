import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import * as z from 'zod';
import { wordsOf } from '../console.ts';
import { listen } from '../listen.ts';
import type { WentOutLine } from './went-out.ts';

/** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html */
const putEventsSchema = z.object({
  Entries: z
    .array(
      z.object({
        EventBusName: z.string(),
        Source: z.string(),
        DetailType: z.string(),
        Time: z.number(),
        Detail: z.string().transform((detail): unknown => JSON.parse(detail)),
      }),
    )
    .min(1)
    .max(10),
});

/** @see https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
const publishSchema = z.object({
  Action: z.literal('Publish'),
  TopicArn: z.string(),
  Subject: z.string().min(1).max(100),
  Message: z.string().min(1),
  'MessageAttributes.entry.1.Value.StringValue': z.string().optional(),
});

export interface OutsideOptions {
  readonly busName: string;
  readonly topicArn: string;
  readonly add: (lines: readonly WentOutLine[]) => void;
}

/**
 * The parts of EventBridge and SNS that the product uses, reached through AWS_ENDPOINT_URL_EVENTBRIDGE and
 * AWS_ENDPOINT_URL_SNS. It stores what it gets before it answers.
 */
export const startOutsideServer = async (
  options: OutsideOptions,
): Promise<{ readonly endpoint: string; stop(): Promise<void> }> => {
  const server = createServer(async (request, response) => {
    try {
      const body = await text(request);
      if (request.headers['x-amz-target'] === 'AWSEvents.PutEvents') putEvents(options, body, response);
      else publish(options, request, body, response);
    } catch (error) {
      sendJson(response, 400, { __type: 'ValidationException', message: wordsOf(error) });
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

const putEvents = ({ busName, add }: OutsideOptions, body: string, response: ServerResponse): void => {
  const { Entries } = putEventsSchema.parse(JSON.parse(body));
  const sentAt = new Date().toISOString();
  const taken = Entries.map((entry) => ({ ...entry, id: randomUUID(), isOurs: entry.EventBusName === busName }));
  add(
    taken
      .filter(({ isOurs }) => isOurs)
      .map(({ id, Source: source, DetailType: detailType, Time, Detail: detail }) => ({
        event: { sentAt, id, source, detailType, time: new Date(Time * 1_000).toISOString(), detail },
      })),
  );
  sendJson(response, 200, {
    FailedEntryCount: taken.filter(({ isOurs }) => !isOurs).length,
    Entries: taken.map(({ id, isOurs }) =>
      isOurs ? { EventId: id } : { ErrorCode: 'ResourceNotFoundException', ErrorMessage: 'There is no such bus.' },
    ),
  });
};

const publish = (
  { topicArn, add }: OutsideOptions,
  request: IncomingMessage,
  body: string,
  response: ServerResponse,
): void => {
  const asked = publishSchema.safeParse(Object.fromEntries(new URLSearchParams(body)));
  if (!asked.success || asked.data.TopicArn !== topicArn) {
    const reason = asked.success ? 'There is no such topic.' : `${request.method} is not known here.`;
    sendXml(
      response,
      400,
      `<ErrorResponse><Error><Code>InvalidParameter</Code><Message>${reason}</Message></Error></ErrorResponse>`,
    );
    return;
  }
  const { Subject: subject, Message: message, 'MessageAttributes.entry.1.Value.StringValue': kind } = asked.data;
  add([{ message: { sentAt: new Date().toISOString(), subject, message, ...(kind !== undefined && { kind }) } }]);
  const result = `<PublishResult><MessageId>${randomUUID()}</MessageId></PublishResult>`;
  sendXml(response, 200, `<PublishResponse>${result}</PublishResponse>`);
};

const sendJson = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' });
  response.end(JSON.stringify(body));
};

const sendXml = (response: ServerResponse, status: number, body: string): void => {
  response.writeHead(status, { 'content-type': 'text/xml' });
  response.end(body);
};
