import { randomUUID } from 'node:crypto';
import { Cron } from 'croner';
import * as z from 'zod';
import { wordsOf } from './console.ts';
import type { InvocationResult } from './function-instance.ts';
import type { LambdaError } from './function-messages.ts';
import type { LostFiring } from './lost-firings.ts';
import type { Product } from './product.ts';
import { CRON_OPTIONS, parseSchedule } from './schedule-expression.ts';

const targetSchema = z.object({ Arn: z.string(), Input: z.string().default('{}') });

export interface LocalSchedule {
  readonly name: string;
  readonly expression: string;
  readonly timeZone: string;
  readonly enabled: boolean;
  readonly functionArn: string;
  /** How often Lambda runs it again if it fails. */
  readonly retries: number;
  /** JSON text that still contains Scheduler's `<aws.scheduler.…>` placeholders. */
  readonly input: string;
}

/** Every schedule of the template. `prefix` is the part of their names that identifies the deployment. */
export const schedulesOf = (product: Product, prefix: string): LocalSchedule[] =>
  product.all('AWS::Scheduler::Schedule').map((resource) => {
    const target = targetSchema.parse(resource.property('Target'));
    return {
      name: z.string().parse(resource.property('Name')).replace(`${prefix}-`, ''),
      expression: z.string().parse(resource.property('ScheduleExpression')),
      timeZone: z.string().default('UTC').parse(resource.property('ScheduleExpressionTimezone')),
      enabled: z.enum(['ENABLED', 'DISABLED']).default('ENABLED').parse(resource.property('State')) === 'ENABLED',
      functionArn: target.Arn,
      retries: retriesOf(product, target.Arn),
      input: target.Input,
    };
  });

/** Retries of a function that is invoked asynchronously. Lambda's own default is two. */
const retriesOf = (product: Product, functionArn: string): number => {
  const config = product
    .all('AWS::Lambda::EventInvokeConfig')
    .find((one) => functionArn.endsWith(`:function:${one.property('FunctionName')}`));
  return z.number().default(2).parse(config?.property('MaximumRetryAttempts'));
};

export interface SchedulerOptions {
  readonly schedules: readonly LocalSchedule[];
  readonly invoke: (functionArn: string, event: unknown) => Promise<InvocationResult>;
  readonly onFailure: (schedule: string, reason: string) => void;
  /** Called when a firing is given up. */
  readonly onLost: (lost: LostFiring) => void;
}

/**
 * How long Lambda waits before it runs a failed function again.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
 */
const RETRY_AFTER_MS = [60_000, 120_000] as const;

/** setInterval would turn a longer time into 1 ms. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Fires the template's schedules, by the clock and on demand. */
export class Scheduler {
  readonly #options: SchedulerOptions;
  readonly #stops: (() => void)[] = [];
  readonly #retries = new Set<NodeJS.Timeout>();

  constructor(options: SchedulerOptions) {
    this.#options = options;
  }

  get names(): string[] {
    return this.#options.schedules.map(({ name }) => name);
  }

  /** Starts the clocks of all enabled schedules. */
  start(): void {
    for (const schedule of this.#options.schedules) {
      if (!schedule.enabled) continue;
      const fire = () => void this.fire(schedule.name);
      const timing = parseSchedule(schedule.expression);
      switch (timing.kind) {
        case 'rate': {
          const timer = setInterval(fire, Math.min(timing.milliseconds, LONGEST_TIMER_MS));
          this.#stops.push(() => clearInterval(timer));
          break;
        }
        case 'cron': {
          const cron = new Cron(timing.pattern, { ...CRON_OPTIONS, timezone: schedule.timeZone }, fire);
          this.#stops.push(() => cron.stop());
          break;
        }
        default:
          timing satisfies never;
      }
    }
  }

  /**
   * Fires one schedule; `undefined` if there is none of that name. Answers when its Lambda has run for the first time. If
   * that fails, it is run again later, as Lambda does, and given up in the end.
   *
   * @param scheduledTime the time that the Lambda is told; Scheduler itself may also fire twice for one time
   */
  async fire(name: string, scheduledTime: Date = new Date()): Promise<InvocationResult | undefined> {
    const schedule = this.#options.schedules.find((one) => one.name === name);
    if (schedule === undefined) return undefined;
    return this.#run(schedule, JSON.parse(filled(schedule.input, scheduledTime)), 1);
  }

  async #run(schedule: LocalSchedule, event: unknown, count: number): Promise<InvocationResult> {
    const result = await this.#invoked(schedule, event);
    if (result.ok) return result;
    this.#options.onFailure(schedule.name, result.error.errorMessage);
    if (count <= schedule.retries) this.#later(count, () => void this.#run(schedule, event, count + 1));
    else this.#options.onLost(lostFiring(schedule, event, count, result.error));
    return result;
  }

  #later(count: number, run: () => void): void {
    const timer = setTimeout(
      () => {
        this.#retries.delete(timer);
        run();
      },
      RETRY_AFTER_MS[count - 1] ?? RETRY_AFTER_MS[1],
    );
    this.#retries.add(timer.unref());
  }

  async #invoked({ functionArn }: LocalSchedule, event: unknown): Promise<InvocationResult> {
    try {
      return await this.#options.invoke(functionArn, event);
    } catch (error) {
      return { ok: false, error: { errorType: 'Scheduler.TargetFailed', errorMessage: wordsOf(error) } };
    }
  }

  /** Firings that wait for a retry are forgotten, unlike on AWS. The sweep makes up for daily ones. */
  stop(): void {
    for (const timer of this.#retries) clearTimeout(timer);
    this.#retries.clear();
    for (const stop of this.#stops.splice(0)) stop();
  }
}

/** @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html */
const filled = (input: string, scheduledTime: Date): string =>
  input
    .replaceAll('<aws.scheduler.scheduled-time>', scheduledTime.toISOString().replace(/\.\d+Z$/, 'Z'))
    .replaceAll('<aws.scheduler.execution-id>', randomUUID())
    .replaceAll('<aws.scheduler.attempt-number>', '1');

const lostFiring = (
  { functionArn }: LocalSchedule,
  requestPayload: unknown,
  approximateInvokeCount: number,
  { errorType, errorMessage }: LambdaError,
): LostFiring => ({
  timestamp: new Date().toISOString(),
  requestContext: { functionArn, condition: 'RetriesExhausted', approximateInvokeCount },
  requestPayload,
  responsePayload: { errorType, errorMessage },
});
