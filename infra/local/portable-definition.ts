import * as z from 'zod';

/**
 * The part of Amazon States Language that the local interpreter runs as Step Functions does. The interpreter accepts more
 * than that and gets it wrong. JSONata is not evaluated. `Assign` (and with it variables), `ItemBatcher`, `ItemReader`,
 * `ResultWriter` and tolerated failures are ignored. A DISTRIBUTED map runs inline, `waitForTaskToken` and `.sync` do not
 * wait, and the context object (`$$`) is empty. So only what is listed here is accepted.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-amazon-states-language.html
 */

/** A path into the input, without the context object and variables. */
const path = z.string().regex(/^\$($|[.[])/, 'not a path into the input');

const parameter: z.ZodType = z.lazy(() =>
  z.union([
    z.string().refine((text) => !text.startsWith('$') && !text.includes('{%'), 'an expression without ".$"'),
    z.number(),
    z.boolean(),
    z.null(),
    z.array(parameter),
    parameters,
  ]),
);
const parameters: z.ZodType = z.lazy(() =>
  z.record(z.string(), z.unknown()).superRefine((fields, context) => {
    for (const [name, value] of Object.entries(fields)) {
      const parsed = (name.endsWith('.$') ? path : parameter).safeParse(value);
      if (!parsed.success) context.addIssue({ code: 'custom', path: [name], message: z.prettifyError(parsed.error) });
    }
  }),
);

const common = { Comment: z.string().optional(), QueryLanguage: z.literal('JSONPath').optional() };
const next = { Next: z.string().optional(), End: z.boolean().optional() };
const handled = {
  Retry: z
    .array(
      z.strictObject({
        ErrorEquals: z.array(z.string()),
        MaxAttempts: z.number(),
        IntervalSeconds: z.number(),
        BackoffRate: z.number(),
        MaxDelaySeconds: z.number().optional(),
      }),
    )
    .optional(),
  Catch: z
    .array(z.strictObject({ ErrorEquals: z.array(z.string()), ResultPath: path.nullable(), Next: z.string() }))
    .optional(),
};

const task = z.strictObject({
  ...common,
  ...next,
  ...handled,
  Type: z.literal('Task'),
  Resource: z.string().regex(/:states:::lambda:invoke$/, 'not a plain invocation of a Lambda'),
  Parameters: parameters,
  ResultPath: path.nullable().optional(),
  OutputPath: path.optional(),
  TimeoutSeconds: z.number(),
});

const map = z.strictObject({
  ...common,
  ...next,
  ...handled,
  Type: z.literal('Map'),
  ItemsPath: path,
  ResultPath: path.nullable().optional(),
  MaxConcurrency: z.number(),
  get ItemProcessor() {
    return z.strictObject({
      ...common,
      ProcessorConfig: z.strictObject({ Mode: z.literal('INLINE') }),
      StartAt: z.string(),
      States: states,
    });
  },
});

const choice = z.strictObject({
  ...common,
  Type: z.literal('Choice'),
  Choices: z.array(
    z.union([
      z.strictObject({ Variable: path, StringEquals: z.string(), Next: z.string() }),
      z.strictObject({ Variable: path, BooleanEquals: z.boolean(), Next: z.string() }),
      // It takes `false` for never.
      z.strictObject({ Variable: path, IsPresent: z.literal(true), Next: z.string() }),
    ]),
  ),
  Default: z.string().optional(),
});

const wait = z.strictObject({ ...common, ...next, Type: z.literal('Wait'), SecondsPath: path });
const pass = z.strictObject({ ...common, ...next, Type: z.literal('Pass') });
const succeed = z.strictObject({ ...common, Type: z.literal('Succeed') });

const states: z.ZodType = z.lazy(() =>
  z.record(z.string(), z.discriminatedUnion('Type', [task, map, choice, wait, pass, succeed])),
);

const definitionSchema = z.strictObject({ ...common, StartAt: z.string(), States: states });

/** Where states go on to, of whatever type they are. */
interface Ways {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, z.output<typeof waySchema>>>;
}
const going = z.object({ Next: z.string().optional() });
const waySchema = going.extend({
  Type: z.string(),
  End: z.boolean().optional(),
  Default: z.string().optional(),
  Choices: z.array(going).optional(),
  Catch: z.array(going).optional(),
  get ItemProcessor(): z.ZodOptional<z.ZodType<Ways>> {
    return waysSchema.optional();
  },
});
const waysSchema: z.ZodType<Ways> = z.object({ StartAt: z.string(), States: z.record(z.string(), waySchema) });

/** They go on by their choices, or not at all. */
const WITHOUT_NEXT = ['Choice', 'Succeed'];

/**
 * Refuses what the local interpreter would run differently from AWS, and what AWS would not deploy. It takes milliseconds. The whole
 * JSON Schema of the language, which takes half a second, is for the tests of what is deployed.
 *
 * @throws Error that names it
 */
export const refuseWhatRunsWrong = (definition: unknown): void => {
  const parsed = definitionSchema.safeParse(definition);
  if (!parsed.success) {
    throw new Error(`The local interpreter cannot run this definition as AWS does:\n${z.prettifyError(parsed.error)}`);
  }
  const astray = [...waysAstray(waysSchema.parse(definition))];
  if (astray.length > 0) throw new Error(`This definition leads nowhere:\n${astray.join('\n')}`);
};

function* waysAstray({ StartAt, States }: Ways): Generator<string> {
  if (!(StartAt in States)) yield `It starts at ${StartAt}, which is none of its states.`;
  for (const [name, { Type, Next, End, Default, Choices = [], Catch = [], ItemProcessor }] of Object.entries(States)) {
    if (!WITHOUT_NEXT.includes(Type) && (Next === undefined) === (End !== true)) {
      yield `${name} must either go on to another state or be the end.`;
    }
    for (const to of [Next, Default, ...[...Choices, ...Catch].map((way) => way.Next)]) {
      if (to !== undefined && !(to in States)) yield `${name} goes on to ${to}, which is none of its states.`;
    }
    if (ItemProcessor) yield* waysAstray(ItemProcessor);
  }
}
