import { createHmac } from 'node:crypto';
import * as z from 'zod';
import type { Headers } from '../../../../infra/local/http-request.ts';
import { HANG_UP, type HttpResponse } from '../../../../infra/local/http-response.ts';
import { type HttpServer, startHttpServer } from '../../../../infra/local/http-server.ts';

const eventSchema = z.looseObject({ event_type: z.string(), idempotency_key: z.string(), created: z.int() });
type Answer = number | 'hang up' | 'never';

export interface Received {
  readonly headers: Headers;
  readonly text: string;
  readonly event: z.output<typeof eventSchema>;
}

const response = (status: number): HttpResponse => ({ status, headers: {}, body: Buffer.alloc(0) });

/** Somebody to whom webhooks are sent; answers 204, unless the test says otherwise. */
export class WebhookReceiver {
  readonly received: Received[] = [];
  /** Of the next messages, in turn. */
  answers: Answer[] = [];
  #server: HttpServer | undefined;

  static async start(): Promise<WebhookReceiver> {
    const receiver = new WebhookReceiver();
    receiver.#server = await startHttpServer(
      0,
      async ({ headers, body }) => {
        const text = body.toString();
        receiver.received.push({ headers, text, event: eventSchema.parse(JSON.parse(text)) });
        const answer = receiver.answers.shift() ?? 204;
        if (answer === 'hang up') return HANG_UP;
        return answer === 'never' ? new Promise(() => {}) : response(answer);
      },
      () => {},
    );
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#server?.port}/webhooks/riseworks`;
  }

  get types(): string[] {
    return this.received.map(({ event }) => event.event_type);
  }

  async stop(): Promise<void> {
    await this.#server?.stop();
  }
}

/** The header as the facts describe it, made anew. */
export const expectedSignature = (secret: string, seconds: number, text: string): string =>
  `v1=${createHmac('sha256', secret).update(`${seconds}.${text}`).digest('hex')}`;
