import type { HttpRequest } from '../../http-request.ts';
import { Refusal } from './refusal.ts';
import type { Call } from './route.ts';

const bodyOf = ({ body }: HttpRequest): unknown => {
  if (body.length === 0) return undefined;
  try {
    return JSON.parse(body.toString());
  } catch {
    throw new Refusal(400, 'The body is not JSON');
  }
};

/** @throws Refusal with status 400 for a body that is not JSON */
export const readCall = (request: HttpRequest, params: Call['params']): Call => ({
  params,
  query: Object.fromEntries(new URLSearchParams(request.query)),
  headers: request.headers,
  body: bodyOf(request),
});
