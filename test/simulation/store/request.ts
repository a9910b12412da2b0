import { NotSimulated } from './refusals.ts';

/** @throws NotSimulated for a parameter that the simulated table does not know: it would change what the request means */
export function requireOnly(request: object, known: readonly string[]): void {
  for (const parameter in request) {
    if (known.includes(parameter) || Reflect.get(request, parameter) === undefined) continue;
    throw new NotSimulated(`${parameter} is not simulated`);
  }
}
