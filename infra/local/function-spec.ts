import { join } from 'node:path';
import * as z from 'zod';
import type { Product } from './product.ts';

const codeSchema = z.object({ S3Key: z.string() });
const environmentSchema = z.object({ Variables: z.record(z.string(), z.string()) }).default({ Variables: {} });
const handlerSchema = z.string().regex(/^[^.]+\.[^.]+$/);

/** One Lambda of the template, with what it takes to run it here. */
export interface FunctionSpec {
  /** The name in routes, files and logs, without the deployment's prefix: `get-health`. */
  readonly name: string;
  readonly functionName: string;
  readonly arn: string;
  readonly file: string;
  readonly exportName: string;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  readonly environment: Readonly<Record<string, string>>;
}

/** All Lambdas of the template. `prefix` is the part of their names that identifies the deployment. */
export const functionsOf = (product: Product, prefix: string): FunctionSpec[] =>
  product.all('AWS::Lambda::Function').map((resource) => {
    const { S3Key } = codeSchema.parse(resource.property('Code'));
    const folder = product.assembly.assets.get(S3Key);
    if (folder === undefined) throw new Error(`The code of ${resource.logicalId} is not among the synthesised assets.`);
    const [module, exportName] = handlerSchema.parse(resource.property('Handler')).split('.');
    if (module === undefined || exportName === undefined) throw new Error(`${resource.logicalId} has no handler.`);
    const functionName = resource.ref;
    return {
      name: functionName.startsWith(`${prefix}-`) ? functionName.slice(prefix.length + 1) : functionName,
      functionName,
      arn: resource.attribute('Arn'),
      file: join(folder, `${module}.mjs`),
      exportName,
      // Lambda's own defaults.
      timeoutSeconds: z.number().default(3).parse(resource.property('Timeout')),
      memoryMb: z.number().default(128).parse(resource.property('MemorySize')),
      environment: environmentSchema.parse(resource.property('Environment')).Variables,
    };
  });
