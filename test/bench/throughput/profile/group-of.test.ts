import { expect, it } from 'vitest';
import { groupOf } from './group-of.ts';

it.each([
  ['lib/domain/shared/money.ts', 'our code'],
  ['functions/runtime/api-handler.ts', 'our code'],
  ['node_modules/zod/v4/core/schemas.js', 'zod'],
  ['node_modules/@smithy/core/dist-es/index.js', 'AWS SDK'],
  ['node_modules/@middy/core/index.js', 'other packages'],
  ['node:internal/crypto/hash', 'cryptography of Node'],
  ['node:internal/modules/esm/loader', 'start of Node and of modules'],
  ['node:internal/bootstrap/realm', 'start of Node and of modules'],
  ['node:internal/deps/amaro/dist/index', 'start of Node and of modules'],
  ['node:_http_client', 'HTTP, sockets and the rest of Node'],
  ['file:///somewhere/node_modules/aws-local-stepfunctions/build/main.node.esm.js', 'state machines'],
  ['file:///somewhere/infra/local/http-api.ts', 'local stack'],
  ['file:///somewhere/test/bench/throughput/profile/profile-workers.ts', 'local stack'],
])('%s is %s', (source, group) => {
  expect(groupOf(source, 'some')).toBe(group);
});

it('what is in no file is garbage or native code', () => {
  expect([groupOf('', '(garbage collector)'), groupOf('', '(program)')]).toEqual(['garbage', 'native code']);
});

it('code from elsewhere is not counted as anything', () => {
  expect(() => groupOf('file:///somewhere/else.js', 'f')).toThrow('else.js');
});
