import { createRequire } from 'node:module';
import * as z from 'zod';

/** The package has no types; it writes into what it is given. */
const validate: unknown = createRequire(import.meta.url)('asl-validator');
const outcomeSchema = z.object({ errors: z.array(z.object({ 'Error code': z.string(), Message: z.string() })) });

/**
 * What is wrong with the definition of a state machine; empty if nothing.
 *
 * @see https://states-language.net/spec.html
 */
export const definitionFaults = (definition: unknown): string[] => {
  if (typeof validate !== 'function') throw new Error('asl-validator exports no function');
  const outcome = outcomeSchema.parse(validate(structuredClone(definition)));
  return outcome.errors.map(({ 'Error code': code, Message: message }) => `${code}: ${message}`);
};
