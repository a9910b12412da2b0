import * as z from 'zod';

/*
 * What a policy says about a request, as far as this project uses the policy language; anything else in a policy is an
 * error rather than a guess.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
 */

const oneOrMore = z.union([z.string().transform((one) => [one]), z.array(z.string())]);
const perKey = z.record(z.string(), oneOrMore).default({});

const principalSchema = z.union([
  z.literal('*').transform(() => ['*']),
  z
    .strictObject({ Service: oneOrMore.default([]), AWS: oneOrMore.default([]) })
    .transform(({ Service, AWS }) => [...Service, ...AWS]),
]);

export const statementSchema = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  /** Services and ARNs; only in the policies of resources. */
  Principal: principalSchema.optional(),
  Action: oneOrMore,
  /** A trust policy has none: it speaks of its role. */
  Resource: oneOrMore.default(['*']),
  Condition: z
    .strictObject({
      'ForAllValues:StringLike': perKey,
      StringEquals: perKey,
      StringLike: perKey,
      ArnEquals: perKey,
      ArnLike: perKey,
      Bool: perKey,
      Null: z.record(z.string(), z.literal('false')).default({}),
    })
    .optional(),
});
export type Statement = z.output<typeof statementSchema>;

export const documentSchema = z.object({ Statement: z.array(statementSchema) });

/** One thing that somebody wants to do; the context is what AWS tells the policy about the request. */
export interface Request {
  readonly action: string;
  readonly resource: string;
  readonly context?: Readonly<Record<string, readonly string[]>>;
}

/** Whether a statement is about the request, whoever makes it. */
export const isAbout = ({ Action, Resource, Condition }: Statement, request: Request): boolean =>
  Action.some((pattern) => isLike(pattern, request.action)) &&
  Resource.some((pattern) => isLike(pattern, request.resource)) &&
  (Condition === undefined || holds(Condition, request.context ?? {}));

/** What is not allowed is denied. */
export const allows = (statements: readonly Statement[], request: Request): boolean =>
  statements.some((statement) => statement.Effect === 'Allow' && isAbout(statement, request)) &&
  !statements.some((statement) => statement.Effect === 'Deny' && isAbout(statement, request));

/** `*` stands for any text, `?` for one character. */
export const isLike = (pattern: string, text: string): boolean => expressionOf(pattern).test(text);

const expressionOf = (pattern: string): RegExp => {
  const known = expressions.get(pattern);
  if (known !== undefined) return known;
  const literal = pattern.replaceAll(/[.+^${}()|[\]\\]/g, '\\$&');
  const made = new RegExp(`^${literal.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's');
  expressions.set(pattern, made);
  return made;
};

/** By pattern: every policy is held against thousands of requests. */
const expressions = new Map<string, RegExp>();

type Condition = NonNullable<Statement['Condition']>;

/** Those that name what a request may hold; `Null` only says that it must hold something. */
export const OPERATORS = [
  'ForAllValues:StringLike',
  'StringEquals',
  'StringLike',
  'ArnEquals',
  'ArnLike',
  'Bool',
] as const satisfies readonly (keyof Condition)[];

type Context = NonNullable<Request['context']>;

/**
 * The operators with one value in the request hold only if the request has it.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
const onOneValue = (operator: (typeof OPERATORS)[number], expected: string, given: string): boolean => {
  switch (operator) {
    case 'StringEquals':
      return expected === given;
    case 'Bool':
      return expected.toLowerCase() === given.toLowerCase();
    // The two are the same.
    case 'ArnEquals':
    case 'ArnLike':
      return isLikeArn(expected, given);
    case 'StringLike':
    case 'ForAllValues:StringLike':
      return isLike(expected, given);
    default:
      return operator satisfies never;
  }
};

const holds = (condition: Condition, context: Context): boolean =>
  Object.keys(condition.Null).every((name) => (context[name] ?? []).length > 0) &&
  OPERATORS.every((operator) =>
    Object.entries(condition[operator]).every(([name, expected]) => {
      const given = context[name] ?? [];
      const fits = (value: string) => expected.some((one) => onOneValue(operator, one, value));
      if (operator === 'ForAllValues:StringLike') return given.every(fits);
      if (given.length > 1) throw new Error(`${operator} was asked about more than one value of ${name}`);
      return given.length === 1 && given.every(fits);
    }),
  );

/** Each of the six parts of an ARN is compared by itself. */
const isLikeArn = (pattern: string, arn: string): boolean => {
  const parts = (text: string): string[] => {
    const all = text.split(':');
    return [...all.slice(0, 5), all.slice(5).join(':')];
  };
  const given = parts(arn);
  return parts(pattern).every((part, nth) => isLike(part, given[nth] ?? ''));
};
