import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { Framer, partsOf } from './framer.ts';

const message = (body: string): Buffer =>
  Buffer.from(`POST / HTTP/1.1\r\nHost: x\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);

it('messages come out whole and in order, wherever the bytes are cut', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme' })),
      fc.array(fc.integer({ min: 1, max: 60 })),
      (bodies, cuts) => {
        const framer = new Framer();
        const bytes = Buffer.concat(bodies.map(message));
        const came: Buffer[] = [];
        for (let at = 0, n = 0; at < bytes.length; n += 1) {
          const to = at + (cuts[n] ?? 7);
          came.push(...framer.push(bytes.subarray(at, to)));
          at = to;
        }
        expect(came.map((one) => partsOf(one).body.toString())).toEqual(bodies);
      },
    ),
  );
});

it('a message that does not say its length is an error, not one without a body', () => {
  expect(() => new Framer().push(Buffer.from('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n'))).toThrow(
    'does not say its length',
  );
});
