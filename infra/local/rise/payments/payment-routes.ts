import type { RiseRoute } from '../wire/route.ts';
import { create } from './create.ts';
import { execute } from './execute.ts';
import { list } from './list.ts';

const PATH = '/v2/payments';

export const paymentRoutes: readonly RiseRoute[] = [
  { operation: 'payments.create', method: 'POST', path: PATH, signedIn: true, serve: create },
  { operation: 'payments.execute', method: 'PUT', path: PATH, signedIn: true, serve: execute },
  { operation: 'payments.list', method: 'GET', path: PATH, signedIn: true, serve: list },
];
