import type { Product } from '../../../../infra/local/product.ts';
import type { Probe } from '../verdict.ts';
import { API_TYPES } from './api-and-sign-in.ts';
import { ENGINE_TYPES } from './engine.ts';
import { LAMBDA_TYPES } from './lambdas.ts';
import type { NeedsByType } from './needs-of-type.ts';
import { STORAGE_TYPES } from './storage.ts';
import { WATCHING_TYPES } from './watching.ts';

/** Every type of resource that the product has, and what AWS needs to act for one. */
const NEEDS: NeedsByType = { ...STORAGE_TYPES, ...API_TYPES, ...ENGINE_TYPES, ...LAMBDA_TYPES, ...WATCHING_TYPES };

/** Types and references for which nothing is declared here, in words. There must be none. */
export const undeclared = (product: Product): string[] => {
  const complaints = [...product.assembly.templates].flatMap(([stack, template]) =>
    Object.entries(template.Resources).flatMap(([id, { Type, Properties }]) => {
      const declared = Object.hasOwn(NEEDS, Type) ? NEEDS[Type] : undefined;
      const where = 'in test/infra/access/integrations/';
      if (declared === undefined) {
        return `nobody has said what ${Type} needs (${stack} ${id}): what does AWS do for it, as whom, with what? Say it ${where}`;
      }
      return Object.entries(Properties)
        .filter(([property, value]) => refers(value) && !declared.refersIn.includes(property))
        .map(
          ([property]) =>
            `nobody has said what the reference in ${property} of ${Type} needs (${stack} ${id}): say it ${where}, in its needs and refersIn`,
        );
    }),
  );
  return [...new Set(complaints)];
};

/** Everything that AWS asks the policies for, by itself, because some resource makes it act. */
export const integrationProbes = (product: Product): Probe[] =>
  Object.entries(NEEDS).flatMap(([type, { needs }]) =>
    needs === undefined ? [] : product.all(type).flatMap((resource) => needs(resource, product)),
  );

/** Whether there is another resource in it, or an ARN. What only tells where the deployment is refers to nothing. */
const refers = (value: unknown): boolean => {
  if (typeof value === 'string') return value.startsWith('arn:');
  if (Array.isArray(value)) return value.some(refers);
  if (typeof value !== 'object' || value === null) return false;
  if ('Ref' in value) return !String(value.Ref).startsWith('AWS::');
  if ('Fn::GetAtt' in value || 'Fn::ImportValue' in value) return true;
  return Object.values(value).some(refers);
};
