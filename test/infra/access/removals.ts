import type { Policy } from './policies.ts';
import { isAbout, OPERATORS, type Statement } from './policy-language.ts';
import { endsAsItMust, type Probe } from './verdict.ts';

/*
 * Every single thing that a policy says, taken away: one action on one resource for one principal, with one value of one
 * condition. If nobody misses it, it is either not needed, or nothing shows that it is.
 */

interface Removal {
  readonly inWords: string;
  /** The statement that said it. */
  readonly from: Statement;
  readonly left: Policy;
}

/** The statement as several that say the same together, each of one principal, action and resource. */
const apart = (statement: Statement): Statement[] =>
  (statement.Principal ?? [undefined]).flatMap((principal) =>
    statement.Action.flatMap((action) =>
      statement.Resource.map((resource) => ({
        ...statement,
        ...(principal !== undefined && { Principal: [principal] }),
        Action: [action],
        Resource: [resource],
      })),
    ),
  );

/** What is left of it without one value of a condition: nothing without the last one, because then it could not hold. */
const withoutOneValue = (statement: Statement): { readonly value: string; readonly left: readonly Statement[] }[] => {
  const { Condition } = statement;
  if (Condition === undefined) return [{ value: '', left: [] }];
  const removals = OPERATORS.flatMap((operator) =>
    Object.entries(Condition[operator]).flatMap(([key, values]) =>
      values.map((value) => {
        const others = values.filter((other) => other !== value);
        const reduced = { ...Condition, [operator]: { ...Condition[operator], [key]: others } };
        return { value: `${key} ${value}`, left: others.length === 0 ? [] : [{ ...statement, Condition: reduced }] };
      }),
    ),
  );
  return removals.length > 0 ? removals : [{ value: '', left: [] }];
};

export const removalsOf = (policy: Policy): Removal[] =>
  policy.statements.flatMap((statement, nth) => {
    const others = policy.statements.filter((_, other) => other !== nth);
    const parts = apart(statement);
    return parts.flatMap((part, at) =>
      withoutOneValue(part).map(({ value, left }) => ({
        inWords: [part.Effect, part.Principal ?? [], part.Action, part.Resource, value].flat().join(' ').trim(),
        from: statement,
        left: { ...policy, statements: [...others, ...parts.filter((_, other) => other !== at), ...left] },
      })),
    );
  });

/** What can be taken away from a policy with every request ending as before, in words. */
export const unmissed = (policies: readonly Policy[], policy: Policy, probes: readonly Probe[]): string[] => {
  const touched = probes.filter(({ by, resource }) => (policy.kind === 'identity' ? by : resource) === policy.of);
  const isWrong = new Set(touched.filter((probe) => !endsAsItMust(policies, probe)));
  // What is left says less than the statement did: a request that the statement is not about ends as before.
  const about = new Map(
    policy.statements.map((from) => [from, touched.filter((probe) => isWrong.has(probe) || isAbout(from, probe))]),
  );
  return removalsOf(policy)
    .filter(({ from, left }) => {
      const reduced = policies.map((one) => (one === policy ? left : one));
      return (about.get(from) ?? touched).every((probe) => endsAsItMust(reduced, probe));
    })
    .map(({ inWords }) => `${policy.kind} of ${policy.of}: ${inWords}`);
};
