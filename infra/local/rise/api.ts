import type { HttpRequest } from '../http-request.ts';
import { HANG_UP, type HttpResponse } from '../http-response.ts';
import { authRoutes } from './auth/auth-routes.ts';
import { balanceRoutes } from './balance/balance-routes.ts';
import { playFault } from './faults/play-fault.ts';
import { takeWireFault } from './faults/take-fault.ts';
import { inviteRoutes } from './invites/invite-routes.ts';
import { paymentRoutes } from './payments/payment-routes.ts';
import { settleDue } from './payments/settle.ts';
import type { Rise } from './rise.ts';
import { teamRoutes } from './teams/team-routes.ts';
import { failure, refused, success } from './wire/envelope.ts';
import { readCall } from './wire/read-call.ts';
import { Refusal } from './wire/refusal.ts';
import type { Caller, RiseRoute } from './wire/route.ts';
import { type Found, routerOf } from './wire/router.ts';

const ROUTES: readonly RiseRoute[] = [
  ...authRoutes,
  ...balanceRoutes,
  ...teamRoutes,
  ...inviteRoutes,
  ...paymentRoutes,
];

const findRoute = routerOf(ROUTES);

/** @throws Refusal with status 401 */
const callerOf = async (rise: Rise, { headers }: HttpRequest): Promise<Caller> => {
  const wallet = await rise.proofs.walletOfToken(rise.tokenSource, headers.authorization);
  const known = rise.bank.wallets.get(wallet);
  const user = known && rise.bank.users.get(known.user);
  if (user === undefined) throw new Refusal(401, 'Unauthorized');
  return { wallet, user };
};

const serve = async (rise: Rise, request: HttpRequest, { route, params }: Found<RiseRoute>): Promise<HttpResponse> => {
  try {
    const call = readCall(request, params);
    settleDue(rise);
    if (!route.signedIn) return success(await route.serve(rise, call));
    return success(await route.serve(rise, call, await callerOf(rise, request)));
  } catch (error) {
    if (error instanceof Refusal) return refused(error);
    throw error;
  }
};

/** Serves those endpoints of Rise that a payer uses. */
export const riseApi =
  (rise: Rise) =>
  async (request: HttpRequest): Promise<HttpResponse | typeof HANG_UP> => {
    const found = findRoute(request.method, request.path);
    if (found === undefined) return failure(404, 'Not found');
    const { operation } = found.route;
    const fault = takeWireFault(rise, operation, request);
    const answer =
      fault === undefined
        ? await serve(rise, request, found)
        : await playFault(fault, () => serve(rise, request, found), rise.stopping);
    rise.calls.add({
      operation,
      at: rise.now(),
      fault: fault?.fault ?? null,
      status: answer === HANG_UP ? null : answer.status,
    });
    return answer;
  };
