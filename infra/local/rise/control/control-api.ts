import * as z from 'zod';
import { wordsOf } from '../../console.ts';
import type { HttpRequest } from '../../http-request.ts';
import type { HttpResponse } from '../../http-response.ts';
import { settleDue } from '../payments/settle.ts';
import type { Rise } from '../rise.ts';
import type { Deliveries } from '../webhooks/deliver.ts';
import { readCall } from '../wire/read-call.ts';
import { Refusal } from '../wire/refusal.ts';
import { routerOf } from '../wire/router.ts';
import { bankControls } from './bank-controls.ts';
import type { Control } from './control.ts';
import { faultControls } from './fault-controls.ts';
import { inviteControls } from './invite-controls.ts';
import { paymentControls } from './payment-controls.ts';
import { userControls } from './user-controls.ts';
import { webhookControls } from './webhook-controls.ts';

/** The paths below this one do not exist at Rise. */
export const CONTROL_PREFIX = '/_local/';

export const CONTROLS: readonly Control[] = [
  ...bankControls,
  ...userControls,
  ...inviteControls,
  ...paymentControls,
  ...faultControls,
  ...webhookControls,
];

const json = (status: number, value: unknown): HttpResponse => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(JSON.stringify(value)),
});

/** Serves `/_local/…`: the controls for tests and people, and the sandbox's books. */
export const controlApi = (rise: Rise, deliveries: Deliveries) => {
  const find = routerOf(CONTROLS);
  return async (request: HttpRequest): Promise<HttpResponse> => {
    // Keeps a web page in a browser on this machine from moving money.
    if (request.headers.origin !== undefined) return json(403, { message: 'Not for browsers' });
    const found = find(request.method, request.path);
    if (found === undefined) return json(404, { message: `The sandbox has no ${request.method} ${request.path}` });
    try {
      settleDue(rise);
      return json(200, await found.route.serve(rise, readCall(request, found.params), deliveries));
    } catch (error) {
      if (error instanceof z.ZodError) return json(422, { message: z.prettifyError(error) });
      if (error instanceof Refusal) return json(error.status, { message: wordsOf(error) });
      throw error;
    }
  };
};
