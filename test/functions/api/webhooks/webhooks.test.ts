import '../../support/silent-log.ts';
import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { listWebhookEventsHandler } from '../../../../functions/api/webhooks/list-webhook-events.ts';
import { receiveWebhookHandler } from '../../../../functions/api/webhooks/receive-webhook.ts';
import { replayWebhookEventHandler } from '../../../../functions/api/webhooks/replay-webhook-event.ts';
import { Cursors } from '../../../../functions/runtime/cursors.ts';
import { instant } from '../../../../lib/domain/shared/time.ts';
import { executeBatch } from '../../../../lib/payouts/batches/execute-batch.ts';
import { signMockWebhook } from '../../../../lib/providers/mock/mock-webhook.ts';
import { DynamoMockBank } from '../../../../lib/store/mock-bank/mock-bank-repository.ts';
import { DynamoCursorSecret } from '../../../../lib/store/shared/cursor-secret.ts';
import { affiliateWith, createAll, createWorld, runAll, type World, withProvider } from '../../../support/world.ts';
import { json } from '../../support/api-event.ts';
import { invoke } from '../../support/invoke.ts';

describe('the routes of webhooks', () => {
  let world: World;
  let transactionId: string;

  beforeEach(async () => {
    world = await createWorld(new Date().toISOString());
    await affiliateWith(world, 'ann', '60.00', 'return');
    const [batch] = (await createAll(world)).batches;
    if (!batch) throw new Error('there is no batch');
    transactionId = `${batch.batchId}.001`;
    await executeBatch(world, world.context, batch.batchId);
    await runAll(world);
  });

  /** A message as the bank sends it now: handlers ask the clock of the machine. */
  const message = async (id: string, about = transactionId) => {
    const content = { id, type: 'payment.updated', data: { transactionId: about } };
    const secret = await new DynamoMockBank(world.table).webhookSecret();
    return signMockWebhook(secret, content, instant(new Date()));
  };
  const post = (parts: object, provider = 'mock', on: World = world) =>
    invoke(receiveWebhookHandler(on), { ...parts, pathParameters: { provider } });
  const replay = (eventId: string, on: World = world) =>
    invoke(replayWebhookEventHandler(on), { ...json({}), pathParameters: { eventId } });
  const list = (queryStringParameters: Record<string, string> = {}) => {
    const deps = { ...world, cursors: new Cursors(new DynamoCursorSecret(world.table)) };
    return invoke(listWebhookEventsHandler(deps), { queryStringParameters });
  };
  const silent = () => withProvider(world, () => ({ lookUp: () => Promise.reject(new Error('down')) }));

  it('take a message once: 200 with what became of it, and duplicate when it comes again', async () => {
    const sent = await message('evt-1');
    const event = { eventId: 'mock.evt-1', status: 'APPLIED' };
    expect(await post(sent)).toMatchObject({ status: 200, body: { events: [{ ...event, duplicate: false }] } });
    expect(await post(sent)).toMatchObject({ status: 200, body: { events: [{ ...event, duplicate: true }] } });
    const base64 = { ...sent, body: Buffer.from(sent.body).toString('base64'), isBase64Encoded: true };
    expect(await post(base64)).toMatchObject({ status: 200, body: { events: [{ duplicate: true }] } });
  });

  it('refuse what is not signed or was altered with 401, and a provider that there is not with 404', async () => {
    const sent = await message('evt-1');
    const refused = {
      status: 401,
      contentType: 'application/problem+json',
      body: { code: 'webhook_signature_invalid' },
    };
    expect(await post({ body: sent.body })).toMatchObject(refused);
    expect(await post({ ...sent, body: `${sent.body} ` })).toMatchObject(refused);
    expect(await post(sent, 'paypal')).toMatchObject({ status: 404, body: { code: 'provider_not_found' } });
    expect((await list()).body).toEqual({ events: [] });
  });

  it('refuse a compressed message as compressed and not as forged, and accept it uncompressed', async () => {
    const sent = await message('evt-1');
    const packed = {
      body: gzipSync(sent.body).toString('base64'),
      isBase64Encoded: true,
      headers: { ...sent.headers, 'content-encoding': 'gzip' },
    };
    expect(await post(packed)).toMatchObject({ status: 415, body: { code: 'unsupported_content_encoding' } });
    expect((await list()).body).toEqual({ events: [] });
    expect(await post(sent)).toMatchObject({ status: 200, body: { events: [{ duplicate: false }] } });
  });

  it('answer 200 to what is stored while the provider cannot be asked, and 202 to a replay then', async () => {
    expect(await post(await message('evt-1'), 'mock', silent())).toMatchObject({
      status: 200,
      body: { events: [{ status: 'RECEIVED', duplicate: false }] },
    });
    expect(await replay('mock.evt-1', silent())).toMatchObject({
      status: 202,
      body: { event: { status: 'RECEIVED' } },
    });
    expect(await replay('mock.evt-1')).toMatchObject({
      status: 200,
      body: { event: { status: 'APPLIED', transactionId } },
    });
    expect(await replay('mock.nothing')).toMatchObject({ status: 404 });
  });

  it('replay a message however long its id is, and refuse an id that none can have', async () => {
    const id = `evt-${'x'.repeat(124)}`;
    expect(await post(await message(id))).toMatchObject({ body: { events: [{ eventId: `mock.${id}` }] } });
    expect(await replay(`mock.${id}`)).toMatchObject({ status: 200, body: { event: { eventId: `mock.${id}` } } });
    expect(await replay(`mock.${'x'.repeat(500)}`)).toMatchObject({ status: 422 });
    expect(await replay('mock.evt/1')).toMatchObject({ status: 422 });
  });

  it('list them newest first, by status, page by page', async () => {
    await post(await message('evt-1'));
    await post(await message('evt-2', 'nobody.001'));
    const ids = ({ body }: Awaited<ReturnType<typeof list>>) => body.events.map(({ eventId }: never) => eventId);
    const first = await list({ limit: '1' });
    const second = await list({ limit: '1', cursor: first.body.nextCursor });
    expect([...ids(first), ...ids(second)].toSorted()).toEqual(['mock.evt-1', 'mock.evt-2']);
    expect(ids(await list({ status: 'IGNORED' }))).toEqual(['mock.evt-2']);
    expect(await list({ status: 'LOST' })).toMatchObject({ status: 422 });
  });
});
