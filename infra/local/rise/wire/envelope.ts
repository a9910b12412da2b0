import { randomUUID } from 'node:crypto';
import type { HttpResponse } from '../../http-response.ts';
import type { Refusal } from './refusal.ts';

const json = (status: number, value: unknown): HttpResponse => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(JSON.stringify(value)),
});

/** Contains a field that is not in the specification, because answers may grow. */
export const success = (data: unknown): HttpResponse => json(200, { success: true, data, request_id: randomUUID() });

export const failure = (status: number, message: string, more: { error_code?: string; zod?: unknown } = {}) =>
  json(status, { success: false, data: message, ...more });

export const refused = ({ status, message, code, issues }: Refusal): HttpResponse =>
  failure(status, message, { ...(code && { error_code: code }), ...(issues && { zod: issues }) });
