import { connect, type Socket } from 'node:net';
import { Framer } from '../recording/framer.ts';

/** A connection to the engine for requests that are bytes already, one at a time. */
export class Connection {
  readonly #socket: Socket;
  #framer = new Framer();
  #answered: ((answer: Buffer) => void) | undefined;
  #failed: ((error: Error) => void) | undefined;

  constructor(port: number) {
    this.#socket = connect({ host: '127.0.0.1', port, noDelay: true });
    this.#socket.on('data', (chunk) => {
      for (const answer of this.#framer.push(Buffer.from(chunk))) this.#answered?.(answer);
    });
    this.#socket.on('error', (error) => this.#failed?.(error));
    this.#socket.on('close', () => this.#failed?.(new Error('the engine closed a connection')));
  }

  send(request: Buffer): Promise<Buffer> {
    return new Promise((answered, failed) => {
      this.#answered = answered;
      this.#failed = failed;
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#socket.destroy();
  }
}
