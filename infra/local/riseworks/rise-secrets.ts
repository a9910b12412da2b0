import type { RiseSecretName } from '../../../lib/providers/riseworks/secrets.ts';
import { RISE_SECRET_VARIABLES } from '../../rise-secret-variables.ts';
import { functionsOf } from '../function-spec.ts';
import type { Product } from '../product.ts';

/**
 * Finds the text of a secret by its ARN, which the template gives to Lambdas in the secret's variable.
 *
 * @param secrets their texts on this machine
 */
export const riseSecretFinder = (
  product: Product,
  secrets: Readonly<Partial<Record<RiseSecretName, string>>>,
): ((arn: string) => string | undefined) => {
  const byArn = new Map<string, string>();
  for (const { environment } of functionsOf(product, '')) {
    for (const name of SECRET_NAMES) {
      const [arn, text] = [environment[RISE_SECRET_VARIABLES[name]], secrets[name]];
      if (arn !== undefined && text !== undefined) byArn.set(arn, text);
    }
  }
  return (arn) => byArn.get(arn);
};

const SECRET_NAMES: readonly RiseSecretName[] = ['login', 'signing', 'webhook'];
