import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as z from 'zod';
import { visibleText } from '../../lib/contracts/shared/text.ts';
import type { Actor } from '../../lib/domain/audit/actor.ts';

/**
 * API Gateway passes on the authorizer's context in `authorizer.lambda`. The package's types know only events without an
 * authorizer.
 */
const requestContextSchema = z.object({
  authorizer: z.object({ lambda: z.object({ sub: z.string().min(1), username: z.string().min(1) }) }),
  http: z.object({ sourceIp: z.string().optional(), userAgent: z.string().transform(visibleText).optional() }),
});

/**
 * The admin who calls.
 *
 * @throws ZodError for a call that did not come through the authorizer, so that no route is left open by mistake
 */
export function adminOf({ requestContext }: APIGatewayProxyEventV2): Actor {
  const { authorizer, http } = requestContextSchema.parse(requestContext);
  return { type: 'admin', ...authorizer.lambda, sourceIp: http.sourceIp, userAgent: http.userAgent };
}
