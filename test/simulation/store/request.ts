import { NotSimulated } from './refusals.ts';

/** @throws NotSimulated for a parameter that the simulated table does not know: it would change what the request means */
export function requireOnly(request: object, known: readonly string[]): void {
  for (const [parameter, value] of Object.entries(request)) {
    if (value !== undefined && !known.includes(parameter)) throw new NotSimulated(`${parameter} is not simulated`);
  }
}
