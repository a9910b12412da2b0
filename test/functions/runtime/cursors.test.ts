import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { Cursors } from '../../../functions/runtime/cursors.ts';
import { RequestProblem } from '../../../functions/runtime/request-problem.ts';

const SCOPE = { listing: 'batches', filter: {} };
const position = z.object({ after: z.string() });

describe('the cursors of a Lambda', () => {
  it('ask for no key while there is nothing to open or seal', async () => {
    const cursors = new Cursors({ load: () => Promise.reject(new Error('the key was asked for')) });
    expect(await cursors.open(SCOPE, undefined, position)).toBeUndefined();
    expect(await cursors.seal(SCOPE, undefined)).toBeUndefined();
  });

  it('open what they sealed', async () => {
    const cursors = new Cursors({ load: async () => new Uint8Array(32) });
    const cursor = await cursors.seal(SCOPE, { after: 'x' });
    expect(await cursors.open(SCOPE, cursor, position)).toEqual({ after: 'x' });
  });

  it.each(['', 'nonsense', 'a.b', 'eyJhZnRlciI6IngifQ.AAAA'])('refuse %j and name query.cursor', async (cursor) => {
    const cursors = new Cursors({ load: async () => new Uint8Array(32) });
    const refusal = await cursors.open(SCOPE, cursor, position).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(RequestProblem);
    expect(refusal).toMatchObject({ facts: { code: 'invalid_cursor', errors: [{ field: 'query.cursor' }] } });
  });
});
