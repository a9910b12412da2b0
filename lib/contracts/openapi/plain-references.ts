import type { oas31 } from 'zod-openapi';

/**
 * Cleans up schemas that refer to a named one and add a description. zod-openapi leaves its own keyword `override` in them, and
 * those keywords of the original that the override replaces.
 */
export function withPlainReferences(document: oas31.OpenAPIObject): oas31.OpenAPIObject {
  cleanUp(document);
  return document;
}

function cleanUp(part: unknown): void {
  if (typeof part !== 'object' || part === null) return;
  if ('$ref' in part && 'override' in part) {
    for (const keyword of [...Object.keys(Object(part.override)), 'override']) Reflect.deleteProperty(part, keyword);
  }
  for (const inner of Object.values(part)) cleanUp(inner);
}
