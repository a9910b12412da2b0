import type { Key } from '../../../lib/store/keys.ts';
import { validationException } from './refusals.ts';

/** The key of a request. @throws ValidationException unless it is exactly PK and SK, both texts that are not empty */
export function tableKey(key: Readonly<Record<string, unknown>> | undefined): Key {
  const { PK, SK } = keyIn(key ?? {});
  if (Object.keys(key ?? {}).length === 2) return { PK, SK };
  throw validationException('The provided key element does not match the schema');
}

/** The key of an item. */
export function keyIn({ PK, SK }: Readonly<Record<string, unknown>>): Key {
  if (typeof PK === 'string' && typeof SK === 'string' && PK !== '' && SK !== '') return { PK, SK };
  throw validationException('One or more parameter values were invalid: PK and SK must be texts that are not empty');
}
