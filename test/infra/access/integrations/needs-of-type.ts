import type { LocalResource, Product } from '../../../../infra/local/product.ts';
import type { Probe } from '../verdict.ts';

/** What AWS does by itself for a resource of a type, and what that needs. */
export interface NeedsOfType {
  /**
   * The properties that may refer to other resources or to an ARN: `needs` covers what that takes, or it takes nothing. A reference
   * in any other property is an error until somebody has thought about it.
   */
  readonly refersIn: readonly string[];
  /** Absent: AWS does nothing for such a resource that a policy of ours decides about. */
  readonly needs?: (resource: LocalResource, product: Product) => readonly Probe[];
}

export type NeedsByType = Readonly<Record<string, NeedsOfType>>;

/** The account that all of the product is in, as a service names it when it acts for a resource there. */
export const onBehalfOf = (product: Product, sourceArn: string) => ({
  'aws:SourceAccount': [product.place.account],
  'aws:SourceArn': [sourceArn],
});

export const arnOf = ({ place }: Product, service: string, rest: string): string =>
  `arn:${place.partition}:${service}:${place.region}:${place.account}:${rest}`;

/** @throws Error where the template refers to something that is not in it. */
export const found = <Thing>(thing: Thing | undefined, what: string): Thing => {
  if (thing === undefined) throw new Error(`${what} is nowhere in the templates`);
  return thing;
};

/** A Lambda by its name or ARN. */
export const lambdaOf = (product: Product, nameOrArn: string): LocalResource =>
  found(
    product.all('AWS::Lambda::Function').find((one) => [one.ref, one.attribute('Arn')].includes(nameOrArn)),
    `the Lambda ${nameOrArn}`,
  );
