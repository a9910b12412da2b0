import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { FunctionPool } from '../../../infra/local/function-pool.ts';

const LAMBDA = `
import { writeFileSync } from 'node:fs';
import { isMainThread, threadId } from 'node:worker_threads';
let count = 0;
export const handler = async (event, context) => {
  count += 1;
  if (event?.mark) writeFileSync(event.mark, 'started');
  switch (event?.do) {
    case 'echo': return { event, count, threadId, name: process.env.NAME, home: process.env.HOME, cache: process.env.NODE_COMPILE_CACHE, context: context.functionName };
    case 'nothing': return undefined;
    case 'hang': return new Promise(() => {});
    case 'spin': for (;;) {}
    case 'exit': process.exit(3);
    case 'fill': for (const kept = [];;) kept.push(new Array(100_000).fill(kept.length));
    case 'throw': throw new RangeError('too far');
    case 'reject later': setTimeout(() => { throw new TypeError('behind the back'); }, 5); return new Promise(() => {});
    case 'wait': await new Promise((done) => setTimeout(done, 50)); return threadId;
    case 'log': console.log('hello log'); return 'ok';
  }
};
export const verifier = { keys: undefined, cacheJwks(jwks) { this.keys = jwks; } };
export const keys = async () => verifier.keys;
`;

const KILLED = { errorType: 'Runtime.ExitError', errorMessage: 'Runtime exited with error: signal: killed' };

let dir: string;
let pool: FunctionPool;
const log = new PassThrough();
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'functions-'));
  writeFileSync(join(dir, 'index.mjs'), LAMBDA);
  writeFileSync(join(dir, 'broken.mjs'), "throw new SyntaxError('cannot load');");
});
afterEach(() => pool.stop());
afterAll(() => rmSync(dir, { recursive: true }));

interface Opened {
  file?: string;
  exportName?: string;
  jwks?: string;
  compileCache?: string;
  limit?: number;
  timeoutSeconds?: number;
  restMs?: number;
  memoryMb?: number;
}

const open = (over: Opened = {}) => {
  pool = new FunctionPool(
    {
      spec: {
        name: 'test',
        functionName: 'shop-test',
        arn: 'arn',
        file: join(dir, over.file ?? 'index.mjs'),
        exportName: over.exportName ?? 'handler',
        timeoutSeconds: over.timeoutSeconds ?? 1,
        memoryMb: over.memoryMb ?? 128,
        environment: {},
      },
      environment: { NAME: 'from the template' },
      jwks: over.jwks,
      compileCache: over.compileCache,
      log,
    },
    over.limit,
    over.restMs,
  );
  return {
    invoke: (event: unknown) => pool.invoke(JSON.stringify(event)),
    value: async (event: unknown) => {
      const result = await pool.invoke(JSON.stringify(event));
      return result.ok ? JSON.parse(result.payload) : result.error;
    },
  };
};

describe('a pool of one Lambda', () => {
  it('keeps what it has compiled where it is told to, of which the handler knows nothing', async () => {
    const compileCache = join(dir, 'compiled');
    open({ compileCache });
    const result = await pool.invoke(JSON.stringify({ do: 'echo' }));
    expect(result.ok && JSON.parse(result.payload)).not.toHaveProperty('cache');
    await pool.stop();
    expect(readdirSync(compileCache)).not.toEqual([]);
  });

  it('runs the handler with the environment of the template and nothing of ours', async () => {
    const answer = await open().value({ do: 'echo' });
    expect(answer).toMatchObject({ event: { do: 'echo' }, name: 'from the template', context: 'shop-test' });
    expect(answer).not.toHaveProperty('home');
  });

  it('keeps a warm instance from one invocation to the next', async () => {
    const { value } = open();
    await value({ do: 'echo' });
    expect(await value({ do: 'echo' })).toMatchObject({ count: 2 });
  });

  it('answers null for a handler that returns nothing', async () => {
    expect(await open().value({ do: 'nothing' })).toBeNull();
  });

  it('gives invocations at the same time their own instances, up to the limit, and makes the rest wait', async () => {
    const { value } = open({ limit: 2 });
    const threads = await Promise.all(Array.from({ length: 6 }, () => value({ do: 'wait' })));
    expect(new Set(threads).size).toBe(2);
  });

  it('keeps one instance when it rests, and that one is still warm', async () => {
    const { value } = open({ restMs: 20 });
    await Promise.all(Array.from({ length: 3 }, () => value({ do: 'wait' })));
    await vi.waitUntil(() => pool.size === 1, { timeout: 60_000 });
    expect((await value({ do: 'echo' })).count).toBeGreaterThan(1);
  });

  it('reports an error by type and message, and stays usable', async () => {
    const { value } = open({ limit: 1 });
    expect(await value({ do: 'throw' })).toMatchObject({ errorType: 'RangeError', errorMessage: 'too far' });
    expect(await value({ do: 'echo' })).toMatchObject({ count: 2 });
  });

  it.each(['hang', 'spin'])(
    'ends a Lambda that will not end (%s) at its time-out, and starts a new one',
    async (what) => {
      const { value } = open({ limit: 1 });
      const [timedOut, next] = await Promise.all([value({ do: what }), value({ do: 'echo' })]);
      expect(timedOut).toMatchObject({ errorType: 'Sandbox.Timedout' });
      expect(timedOut.errorMessage).toContain('Task timed out after 1.00 seconds');
      expect(next).toMatchObject({ count: 1 });
    },
  );

  it('survives a Lambda that ends its process', async () => {
    const { value } = open({ limit: 1 });
    expect(await value({ do: 'exit' })).toEqual({
      errorType: 'Runtime.ExitError',
      errorMessage: 'Runtime exited with error: exit status 3',
    });
    expect(await value({ do: 'echo' })).toMatchObject({ count: 1 });
  });

  it('says of a Lambda that used up its memory what AWS says, and starts a new one', async () => {
    const { value } = open({ limit: 1, timeoutSeconds: 60, memoryMb: 20 });
    expect(await value({ do: 'fill' })).toMatchObject({ errorType: 'Runtime.OutOfMemory' });
    expect(await value({ do: 'echo' })).toMatchObject({ count: 1 });
  });

  it('survives an error that nobody catches', async () => {
    const { value } = open({ limit: 1 });
    expect(await value({ do: 'reject later' })).toMatchObject({ errorMessage: 'behind the back' });
    expect(await value({ do: 'echo' })).toMatchObject({ count: 1 });
  });

  it('reports code that cannot be loaded, and a handler that is not there', async () => {
    expect(await open({ file: 'broken.mjs' }).value({})).toMatchObject({ errorMessage: 'cannot load' });
    await pool.stop();
    const missing = await open({ exportName: 'other' }).value({});
    expect(missing.errorMessage).toContain('does not export a function named other');
  });

  it('gives the issuer keys to the exported verifier', async () => {
    expect(await open({ exportName: 'keys', jwks: '{"keys":[1]}' }).value({})).toEqual({ keys: [1] });
  });

  it('writes what the Lambda logs to its log', async () => {
    await open().value({ do: 'log' });
    await pool.stop();
    log.end();
    expect(await text(log)).toContain('hello log');
  });

  it('answers those who wait when it is stopped', async () => {
    const { invoke } = open({ limit: 1 });
    const pending = [invoke({ do: 'hang' }), invoke({ do: 'hang' })];
    await pool.stop();
    for (const result of await Promise.all(pending)) expect(result).toMatchObject({ ok: false });
  });

  /** Starts an invocation, and waits until its handler runs. */
  const begun = async (invoke: (event: unknown) => Promise<unknown>, what: string) => {
    const mark = join(dir, `${what}-${Math.random()}`);
    const running = invoke({ do: what, mark });
    while (!existsSync(mark)) await sleep(5);
    return { running };
  };

  it.each(['hang', 'spin'])(
    'is killed in the middle of what it does (%s): who waits is told so as Lambda would, the next gets a new instance',
    async (what) => {
      const { value } = open({ limit: 1, timeoutSeconds: 60 });
      const { running } = await begun(value, what);

      expect(await pool.kill()).toEqual({ killed: 1, interrupted: 1 });

      expect(await running).toEqual(KILLED);
      expect(await value({ do: 'echo' })).toMatchObject({ count: 1 });
    },
  );

  it('loses every running instance when it is killed, and serves those that wait their turn with new ones', async () => {
    const { value } = open({ limit: 2, timeoutSeconds: 60 });
    const [first, second] = [await begun(value, 'hang'), await begun(value, 'spin')];
    const waiting = Promise.all(Array.from({ length: 3 }, () => value({ do: 'wait' })));

    expect(await pool.kill()).toEqual({ killed: 2, interrupted: 2 });

    expect(await Promise.all([first.running, second.running])).toEqual([KILLED, KILLED]);
    expect(new Set(await waiting).size, 'no more than the limit').toBe(2);
  });

  it('is killed while its code is still being loaded', async () => {
    const { value } = open({ limit: 1 });
    const [loading, killed] = await Promise.all([value({ do: 'echo' }), pool.kill()]);
    expect([loading, killed]).toEqual([KILLED, { killed: 1, interrupted: 1 }]);
    expect(await value({ do: 'echo' })).toMatchObject({ count: 1 });
  });

  it('loses its idle instances too when it is killed, and has nothing to lose before the first invocation', async () => {
    const { value } = open();
    expect(await pool.kill()).toEqual({ killed: 0, interrupted: 0 });
    await value({ do: 'echo' });
    expect(await pool.kill()).toEqual({ killed: 1, interrupted: 0 });
    expect(await value({ do: 'echo' })).toMatchObject({ count: 1 });
  });
});
