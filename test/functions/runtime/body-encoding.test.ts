import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { checkEncoding } from '../../../functions/runtime/body-encoding.ts';
import { jsonBodyOf } from '../../../functions/runtime/request-body.ts';
import { RequestProblem } from '../../../functions/runtime/request-problem.ts';
import { apiEvent, json } from '../support/api-event.ts';

const refusedWith = (work: () => unknown) => {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof RequestProblem) return error.facts;
    throw error;
  }
};

describe('a body', () => {
  it.each(['identity', 'Identity', '', ' ', 'identity, identity'])(
    'is taken with the Content-Encoding %j, which changes nothing',
    (encoding) => {
      expect(refusedWith(() => checkEncoding({ 'content-encoding': encoding }))).toBeUndefined();
    },
  );

  it.each(['gzip', 'GZIP', 'br', 'deflate', 'zstd', 'aws-chunked', 'identity, gzip', 'utf-8', 'gzip,gzip'])(
    'is refused with the Content-Encoding %s, which is said',
    (encoding) => {
      const facts = refusedWith(() => checkEncoding({ 'content-encoding': encoding }));
      expect(facts).toMatchObject({
        code: 'unsupported_content_encoding',
        detail: expect.stringContaining(`Content-Encoding: ${encoding};`),
      });
    },
  );

  it.each([
    'application/json',
    'application/json; charset=utf-8',
    'application/json;CHARSET="UTF-8"',
    'application/json; charset=utf8',
    'application/json; charset=',
    'application/json; version=1',
    'application/x-www-form-urlencoded',
    'nonsense',
    '',
  ])('is taken with the Content-Type %j', (type) => {
    expect(refusedWith(() => checkEncoding({ 'content-type': type }))).toBeUndefined();
    expect(refusedWith(() => checkEncoding({}))).toBeUndefined();
  });

  it.each([
    ['application/json; charset=iso-8859-1', 'iso-8859-1'],
    ['application/json; charset=utf-16', 'utf-16'],
    ['application/json;charset="UTF-16LE"', 'UTF-16LE'],
    ['text/plain; a=b; charset=windows-1252', 'windows-1252'],
    ['application/json; charset=utf-7', 'utf-7'],
    ['application/json; charset=utf-8x', 'utf-8x'],
    ['application/json; charset=utf-16, application/json', 'utf-16, application/json'],
  ])('is refused with the Content-Type %s, and its charset is said', (type, charset) => {
    expect(refusedWith(() => checkEncoding({ 'content-type': type }))).toMatchObject({
      code: 'unsupported_charset',
      detail: expect.stringContaining(`the charset ${charset};`),
    });
  });

  it('is refused with no more of its headers than a person can read', () => {
    const facts = refusedWith(() => checkEncoding({ 'content-encoding': `\u202e${'x'.repeat(10_000)}` }));
    expect(facts?.detail.length).toBeLessThan(250);
    expect(facts?.detail).not.toContain('\u202e');
  });

  it('is checked for its encoding before it is read, and only if there is one', () => {
    const headers = { 'content-encoding': 'gzip', 'content-type': 'application/json' };
    const body = gzipSync('{}').toString('base64');
    const packed = { ...apiEvent({ body, isBase64Encoded: true }), headers };
    expect(refusedWith(() => jsonBodyOf(packed))?.code).toBe('unsupported_content_encoding');
    expect(refusedWith(() => jsonBodyOf({ ...apiEvent({ body: '' }), headers }))).toBeUndefined();
    expect(jsonBodyOf({ ...apiEvent(json({ a: 1 })), headers: { 'content-encoding': 'identity' } })).toEqual({ a: 1 });
  });
});
