import { randomUUID } from 'node:crypto';
import { Cron } from 'croner';
import * as z from 'zod';
import { wordsOf } from './console.ts';
import type { InvocationResult } from './function-instance.ts';
import type { Product } from './product.ts';
import { CRON_OPTIONS, parseSchedule } from './schedule-expression.ts';

const targetSchema = z.object({ Arn: z.string(), Input: z.string().default('{}') });

export interface LocalSchedule {
  readonly name: string;
  readonly expression: string;
  readonly timeZone: string;
  readonly enabled: boolean;
  readonly functionArn: string;
  /** JSON text with Scheduler's `<aws.scheduler.…>` placeholders still in it. */
  readonly input: string;
}

/** Every schedule of the template. `prefix` is the part of their names that tells deployments apart. */
export const schedulesOf = (product: Product, prefix: string): LocalSchedule[] =>
  product.all('AWS::Scheduler::Schedule').map((resource) => {
    const target = targetSchema.parse(resource.property('Target'));
    return {
      name: z.string().parse(resource.property('Name')).replace(`${prefix}-`, ''),
      expression: z.string().parse(resource.property('ScheduleExpression')),
      timeZone: z.string().default('UTC').parse(resource.property('ScheduleExpressionTimezone')),
      enabled: z.enum(['ENABLED', 'DISABLED']).default('ENABLED').parse(resource.property('State')) === 'ENABLED',
      functionArn: target.Arn,
      input: target.Input,
    };
  });

export interface SchedulerOptions {
  readonly schedules: readonly LocalSchedule[];
  readonly invoke: (functionArn: string, event: unknown) => Promise<InvocationResult>;
  readonly onFailure: (schedule: string, reason: string) => void;
}

/** setInterval would take a longer time for 1 ms. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Fires the template's schedules, by the clock and on demand. */
export class Scheduler {
  readonly #options: SchedulerOptions;
  readonly #stops: (() => void)[] = [];

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
   * Fires one; `undefined` if there is no such schedule. Answers when its Lambda is done.
   *
   * @param scheduledTime what the Lambda is told; firing twice with the same one is what Scheduler may do, too.
   */
  async fire(name: string, scheduledTime: Date = new Date()): Promise<InvocationResult | undefined> {
    const schedule = this.#options.schedules.find((one) => one.name === name);
    if (schedule === undefined) return undefined;
    try {
      const result = await this.#options.invoke(
        schedule.functionArn,
        JSON.parse(filled(schedule.input, scheduledTime)),
      );
      if (!result.ok) this.#options.onFailure(name, result.error.errorMessage);
      return result;
    } catch (error) {
      this.#options.onFailure(name, wordsOf(error));
      return { ok: false, error: { errorType: 'Scheduler.TargetFailed', errorMessage: wordsOf(error) } };
    }
  }

  stop(): void {
    for (const stop of this.#stops.splice(0)) stop();
  }
}

/** @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html */
const filled = (input: string, scheduledTime: Date): string =>
  input
    .replaceAll('<aws.scheduler.scheduled-time>', scheduledTime.toISOString().replace(/\.\d+Z$/, 'Z'))
    .replaceAll('<aws.scheduler.execution-id>', randomUUID())
    .replaceAll('<aws.scheduler.attempt-number>', '1');
