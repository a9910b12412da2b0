import * as z from 'zod';
import { type Machine, machineOf } from './definition.ts';

const ARN = 'arn:aws:states:eu-central-1:000000000000:stateMachine:';
export const PAYOUT_MACHINE = `${ARN}payout`;
export const SCHEDULED_PAYOUTS_MACHINE = `${ARN}scheduled-payouts`;

/** The definitions of our state machines as they are synthesised, in Amazon States Language. */
export const definitionsSchema = z.object({ payout: z.string(), scheduledPayouts: z.string() });
export type Definitions = Readonly<z.output<typeof definitionsSchema>>;

export type Machines = ReadonlyMap<string, Machine>;

/** By ARN. @throws ZodError for what the interpreter does not know */
export function machinesOf({ payout, scheduledPayouts }: Definitions): Machines {
  return new Map([
    [PAYOUT_MACHINE, machineOf(payout)],
    [SCHEDULED_PAYOUTS_MACHINE, machineOf(scheduledPayouts)],
  ]);
}

const NAMED = ':disbursement-dev-';

/** The name of a Lambda in its ARN, as files and tasks call it. */
export const lambdaOf = (arn: string): string => arn.slice(arn.lastIndexOf(NAMED) + NAMED.length);
