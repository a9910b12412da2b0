import type { Rise } from '../rise.ts';
import type { Deliveries } from '../webhooks/deliver.ts';
import type { Call } from '../wire/route.ts';

/** One control of the sandbox. A ZodError is answered with 422, a Refusal with its own status. */
export interface Control {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With `:name` for parameters. */
  readonly path: string;
  serve(rise: Rise, call: Call, deliveries: Deliveries): unknown;
}
