import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { partsOf } from './framer.ts';
import { recordingWay } from './recorder.ts';
import { Recording, RecordingWriter } from './recording-file.ts';

/** Answers with what it was sent, twice. */
const engine = createServer(async (request, response) => {
  const body = await buffer(request);
  response.writeHead(200, { 'content-length': 2 * body.length });
  response.end(Buffer.concat([body, body]));
});

const portOf = async (server: Server): Promise<number> => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
};

const folder = mkdtempSync(join(tmpdir(), 'disbursement-recorder-'));
let enginePort: number;

beforeAll(async () => {
  enginePort = await portOf(engine);
});
afterAll(() => {
  engine.closeAllConnections();
  engine.close();
  rmSync(folder, { recursive: true, force: true });
});

it('every answer comes through unchanged, and is in the file beside its request', async () => {
  const writer = new RecordingWriter(folder);
  const way = recordingWay(enginePort, (exchange) => writer.add(exchange));
  const url = `http://127.0.0.1:${await portOf(way)}`;
  const bodies = ['a', 'b'.repeat(300_000), 'ü'];
  const send = async (body: string) => (await fetch(url, { method: 'POST', body })).text();
  expect(await Promise.all(bodies.map(send))).toEqual(bodies.map((body) => body + body));
  way.close();
  writer.close();

  const recording = new Recording(folder);
  const textOf = (message: Buffer) => partsOf(message).body.toString();
  const recorded = recording.all.map((one) => [textOf(recording.request(one)), textOf(recording.answer(one))]);
  expect(new Map(recorded.map(([request, answer]) => [request, answer]))).toEqual(
    new Map(bodies.map((body) => [body, body + body])),
  );
  expect(recording.all.every(({ sentAt, answeredAt }) => sentAt <= answeredAt)).toBe(true);
  recording.close();
});
