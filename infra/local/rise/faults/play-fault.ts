import { setTimeout as sleep } from 'node:timers/promises';
import { HANG_UP, type HttpResponse } from '../../http-response.ts';
import { failure, success } from '../wire/envelope.ts';
import type { WireFault } from './fault.ts';

type Answer = HttpResponse | typeof HANG_UP;

const PAGE = '<html><head><title>Bad gateway</title></head><body><h1>Bad gateway</h1></body></html>';

const refusal = ({ status, code, codeAsText }: Extract<WireFault, { fault: 'refused' }>): HttpResponse =>
  code === undefined || codeAsText
    ? failure(status, code ?? 'Refused')
    : failure(status, 'Refused', { error_code: code });

const answerOf = (fault: Exclude<WireFault, { fault: 'slow' }>): Answer => {
  switch (fault.fault) {
    case 'lost':
      return HANG_UP;
    case 'rate-limited': {
      const response = failure(429, 'Rate limit exceeded');
      if (fault.retryAfter === undefined) return response;
      return { ...response, headers: { ...response.headers, 'retry-after': fault.retryAfter } };
    }
    case 'server-error':
      return failure(fault.status, 'Internal server error');
    case 'not-json':
      return { status: fault.status, headers: { 'content-type': 'text/html' }, body: Buffer.from(PAGE) };
    case 'no-success':
      return failure(200, 'Something went wrong');
    case 'empty-data':
      return success({});
    case 'unauthorized':
      return failure(401, 'Unauthorized');
    case 'refused':
      return refusal(fault);
    default:
      return fault satisfies never;
  }
};

/**
 * What a request gets instead of its answer.
 *
 * @param serve carries the request out
 * @param stopping ends a wait early, and then the request is lost
 */
export const playFault = async (
  fault: WireFault,
  serve: () => Promise<HttpResponse>,
  stopping: AbortSignal,
): Promise<Answer> => {
  const isAfter = 'when' in fault && fault.when === 'after';
  if (fault.fault !== 'slow') {
    if (isAfter) await serve();
    return answerOf(fault);
  }
  const before = isAfter ? await serve() : undefined;
  const slept = await sleep(fault.ms, true, { signal: stopping }).catch(() => false);
  return slept ? (before ?? serve()) : HANG_UP;
};
