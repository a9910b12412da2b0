import type { Rise } from '../rise.ts';
import type { Deliveries } from '../webhooks/deliver.ts';
import type { Call } from '../wire/route.ts';

/** Something that the sandbox can be told or asked. A ZodError is answered 422, a Refusal with its status. */
export interface Control {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With `:name` for parameters. */
  readonly path: string;
  serve(rise: Rise, call: Call, deliveries: Deliveries): unknown;
}
