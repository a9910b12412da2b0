import * as z from 'zod';

/*
 * The part of Amazon States Language that our state machines are written in. What is not listed here is refused: better no
 * proof than one about a machine that behaves otherwise.
 * https://docs.aws.amazon.com/step-functions/latest/dg/concepts-amazon-states-language.html
 */

const path = z.string().regex(/^\$(\.[A-Za-z][A-Za-z0-9]*)*$/, 'not a plain path into the input');
const about = { Comment: z.string().optional(), QueryLanguage: z.literal('JSONPath').optional() };
const onwards = { Next: z.string().optional(), End: z.literal(true).optional() };

const retrier = z.strictObject({
  ErrorEquals: z.array(z.string()),
  MaxAttempts: z.int(),
  IntervalSeconds: z.int(),
  BackoffRate: z.number(),
  MaxDelaySeconds: z.int().optional(),
});
export type Retrier = z.output<typeof retrier>;

const catcher = z.strictObject({ ErrorEquals: z.array(z.string()), ResultPath: path.nullable(), Next: z.string() });

const task = z.strictObject({
  ...about,
  ...onwards,
  Type: z.literal('Task'),
  Resource: z.string().regex(/:states:::lambda:invoke$/, 'not a plain invocation of a Lambda'),
  Parameters: z.strictObject({ FunctionName: z.string(), Payload: z.record(z.string().endsWith('.$'), path) }),
  ResultPath: z.null().optional(),
  OutputPath: z.literal('$.Payload').optional(),
  TimeoutSeconds: z.int(),
  Retry: z.array(retrier).default([]),
  Catch: z.array(catcher).default([]),
});
export type Task = z.output<typeof task>;

const choice = z.strictObject({
  ...about,
  Type: z.literal('Choice'),
  Choices: z.array(
    z.union([
      z.strictObject({ Variable: path, StringEquals: z.string(), Next: z.string() }),
      z.strictObject({ Variable: path, BooleanEquals: z.boolean(), Next: z.string() }),
      z.strictObject({ Variable: path, IsPresent: z.literal(true), Next: z.string() }),
    ]),
  ),
  Default: z.string().optional(),
});
export type Choice = z.output<typeof choice>;

const wait = z.strictObject({ ...about, ...onwards, Type: z.literal('Wait'), SecondsPath: path });
const pass = z.strictObject({ ...about, ...onwards, Type: z.literal('Pass') });
const succeed = z.strictObject({ ...about, Type: z.literal('Succeed') });

const processorSchema: z.ZodType<Machine> = z.lazy(() =>
  z.strictObject({
    ...about,
    ProcessorConfig: z.strictObject({ Mode: z.literal('INLINE') }),
    StartAt: z.string(),
    States: states,
  }),
);
const map = z.strictObject({
  ...about,
  ...onwards,
  Type: z.literal('Map'),
  ItemsPath: path,
  ResultPath: path.nullable().optional(),
  MaxConcurrency: z.literal(1),
  ItemProcessor: processorSchema,
});
export type MapState = z.output<typeof map>;

const states = z.record(z.string(), z.discriminatedUnion('Type', [task, choice, wait, pass, succeed, map]));
type State = Task | Choice | z.output<typeof wait> | z.output<typeof pass> | z.output<typeof succeed> | MapState;

const definition = z.strictObject({ ...about, StartAt: z.string(), States: states });

/** States, and where they begin. */
export type Machine = { readonly StartAt: string; readonly States: Readonly<Record<string, State>> };

/** @throws ZodError for what is not understood */
export function machineOf(text: string): Machine {
  return definition.parse(JSON.parse(text));
}
