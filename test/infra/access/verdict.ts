import type { Policy } from './policies.ts';
import { isAbout, type Request, type Statement } from './policy-language.ts';

/** A request, who makes it, and what must become of it. */
export interface Probe extends Request {
  /** The ARN of a role, or a service as itself (`cloudwatch.amazonaws.com`). */
  readonly by: string;
  readonly mustBe: 'allowed' | 'denied';
  /** For people. */
  readonly why: string;
}

/**
 * Whether all policies together allow it, within one account. A denial wins. A service as itself needs the resource's policy,
 * and a role needs its own or the resource's. For taking on a role, its trust policy decides. For a key its key policy does,
 * which may leave it to the roles of the account.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
export const isAllowed = (policies: readonly Policy[], probe: Omit<Probe, 'mustBe' | 'why'>): boolean => {
  const own = statementsOf(policies, ({ kind, of }) => kind === 'identity' && of === probe.by);
  const attached = statementsOf(policies, ({ kind, of }) => kind !== 'identity' && of === probe.resource);
  const about = (statements: readonly Statement[], effect: Statement['Effect'], whose: (who: string) => boolean) =>
    statements.some(
      (statement) =>
        statement.Effect === effect && (statement.Principal?.some(whose) ?? true) && isAbout(statement, probe),
    );
  const named = (who: string) => who === probe.by || who === '*';
  if (about([...own, ...attached], 'Deny', named)) return false;
  if (about(attached, 'Allow', named)) return true;
  if (!about(own, 'Allow', named)) return false;
  return probe.action.startsWith('kms:') ? about(attached, 'Allow', (who) => who.endsWith(':root')) : true;
};

const statementsOf = (policies: readonly Policy[], which: (policy: Policy) => boolean) =>
  policies.filter(which).flatMap(({ statements }) => statements);

/** In words, those that do not end as they must. */
export const wrong = (policies: readonly Policy[], probes: readonly Probe[]): string[] =>
  probes.filter((probe) => !endsAsItMust(policies, probe)).map(inWords);

export const endsAsItMust = (policies: readonly Policy[], probe: Probe): boolean =>
  isAllowed(policies, probe) === (probe.mustBe === 'allowed');

const inWords = ({ why, by, action, resource, context = {}, mustBe }: Probe): string =>
  `${why}: ${by} must be ${mustBe} ${action} on ${resource} ${JSON.stringify(context)}`;
