import { connect, createServer, type Server, type Socket } from 'node:net';
import { now } from '../phases.ts';
import { Framer } from './framer.ts';

/** One request to the engine with its answer, as they went over the wire. */
export interface Exchange {
  readonly request: Buffer;
  readonly answer: Buffer;
  /** When all of it had come, in milliseconds of {@link now}. */
  readonly sentAt: number;
  readonly answeredAt: number;
}

/**
 * A way to the engine on which everything is seen. The bytes are passed on before they are looked at. Exchanges come in
 * the order of their answers; a request that was never answered does not come.
 */
export const recordingWay = (enginePort: number, onExchange: (exchange: Exchange) => void): Server =>
  createServer({ noDelay: true }, (client) => {
    const engine = connect({ host: '127.0.0.1', port: enginePort, noDelay: true });
    const [requests, answers] = [new Framer(), new Framer()];
    const waiting: Pick<Exchange, 'request' | 'sentAt'>[] = [];
    passOn(client, engine, (chunk) => {
      const sentAt = now();
      for (const request of requests.push(chunk)) waiting.push({ request, sentAt });
    });
    passOn(engine, client, (chunk) => {
      const answeredAt = now();
      for (const answer of answers.push(chunk)) {
        const asked = waiting.shift();
        if (asked === undefined) throw new Error('the engine answered what nobody had asked');
        onExchange({ ...asked, answer, answeredAt });
      }
    });
  });

const passOn = (from: Socket, to: Socket, look: (chunk: Buffer) => void): void => {
  from.on('data', (chunk) => {
    const bytes = Buffer.from(chunk);
    if (!to.write(bytes)) {
      from.pause();
      to.once('drain', () => from.resume());
    }
    look(bytes);
  });
  from.on('close', () => to.destroy());
  // Whatever ends one side ends the other.
  from.on('error', () => to.destroy());
};
