import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import * as executionSteps from '../../lib/contracts/execution/execution-steps.ts';
import * as scheduledSteps from '../../lib/contracts/schedules/scheduled-payout-steps.ts';
import { recordedOf, VERSIONS } from './recorded.ts';

/** By the name of the Lambda. */
const STEPS: Readonly<Record<string, { readonly event: z.ZodType; readonly result: z.ZodType }>> = {
  'acquire-slot': executionSteps.acquireSlotStep,
  'split-batch': executionSteps.splitBatchStep,
  'pay-chunk': executionSteps.payChunkStep,
  'mark-unknown': executionSteps.markUnknownStep,
  'assess-batch': executionSteps.assessBatchStep,
  'confirm-payments': executionSteps.confirmPaymentsStep,
  'settle-batch': executionSteps.settleBatchStep,
  'park-batch': executionSteps.parkBatchStep,
  'finalize-batch': executionSteps.finalizeBatchStep,
  'start-next-batch': executionSteps.startNextBatchStep,
  'find-payable-currencies': scheduledSteps.findPayableCurrenciesStep,
  'make-scheduled-batches': scheduledSteps.makeScheduledBatchesStep,
  'queue-scheduled-batches': scheduledSteps.queueScheduledBatchesStep,
  'end-scheduled-run': scheduledSteps.endScheduledRunStep,
};
const stepNamed = (name: string) => {
  const step = STEPS[name];
  if (step === undefined) throw new Error(`Old executions call ${name}, which is not there any more.`);
  return step;
};

/** It has no recording, because a chunk is only marked when the Lambda that pays is killed. Its input is that of `pay-chunk`. */
const AS_PAY_CHUNK = 'mark-unknown';

interface Task {
  readonly lambda: string;
  readonly fields: readonly string[];
}
const taskSchema = z.object({
  Type: z.literal('Task'),
  Parameters: z.object({ FunctionName: z.string(), Payload: z.record(z.string(), z.string()) }),
});
const statesSchema = z.object({ States: z.record(z.string(), z.looseObject({ Type: z.string() })) });

/** Every Lambda step of a definition, those inside of maps included. */
const tasksOf = (definition: unknown): Task[] =>
  Object.values(statesSchema.parse(definition).States).flatMap((state) => {
    if (state.Type === 'Map') return tasksOf(state.ItemProcessor);
    const { success, data } = taskSchema.safeParse(state);
    if (!success) return [];
    const { FunctionName, Payload } = data.Parameters;
    return [
      {
        lambda: FunctionName.replace(/^.*:function:disbursement-[a-z0-9]+-/, ''),
        fields: Object.keys(Payload).map((field) => field.replace(/\.\$$/, '')),
      },
    ];
  });

/** Every name that a definition reads of its state, as `$.name`. */
const pathsOf = (definition: unknown): ReadonlySet<string> =>
  new Set([...JSON.stringify(definition).matchAll(/"\$\.([A-Za-z]+)"/g)].map(([, name = '']) => name));

const fieldsOf = (schema: z.ZodType): string[] => (schema instanceof z.ZodObject ? Object.keys(schema.shape) : []);

describe.each(VERSIONS)('an execution that was started under version %s', (version) => {
  const { steps, definitions } = recordedOf(version);
  const names = [...new Set(steps.map(({ step }) => step))];
  const tasks = Object.values(definitions).flatMap(tasksOf);

  it('was recorded in each of its steps', () => {
    const called = new Set(tasks.map(({ lambda }) => lambda));
    expect([...called].filter((lambda) => !names.includes(lambda) && lambda !== AS_PAY_CHUNK)).toEqual([]);
  });

  it.each(names)('gives %s what it takes today', (name) => {
    for (const { event } of steps.filter(({ step }) => step === name)) {
      expect(() => stepNamed(name).event.parse(event)).not.toThrow();
    }
  });

  it('gives mark-unknown what pay-chunk was given', () => {
    for (const { event } of steps.filter(({ step }) => step === 'pay-chunk')) {
      expect(() => executionSteps.markUnknownStep.event.parse(event)).not.toThrow();
    }
  });

  it.each(names)('has read of %s nothing that it does not answer today', (name) => {
    for (const { result } of steps.filter(({ step }) => step === name)) {
      expect(() => stepNamed(name).result.parse(result)).not.toThrow();
    }
  });

  it.each(Object.keys(definitions))('reads in %s only what some step answers today', (machine) => {
    const lambdas = [...new Set(tasksOf(definitions[machine]).map(({ lambda }) => lambda))];
    const answered = new Set(
      lambdas.flatMap((lambda) => [...fieldsOf(stepNamed(lambda).event), ...fieldsOf(stepNamed(lambda).result)]),
    );
    // A list of chunks or pages is in an answer as a whole. Its fields are those of the step that is given one of them.
    expect(
      [...pathsOf(definitions[machine])].filter(
        (path) => !answered.has(path) && !['failure', 'Payload'].includes(path),
      ),
    ).toEqual([]);
  });

  it.each(names)('may give %s a field more, as after a rollback', (name) => {
    for (const { event } of steps.filter(({ step }) => step === name)) {
      const more = { ...z.looseObject({}).parse(event), addedLater: 'unknown here' };
      expect(stepNamed(name).event.parse(more)).toEqual(stepNamed(name).event.parse(event));
    }
  });
});
