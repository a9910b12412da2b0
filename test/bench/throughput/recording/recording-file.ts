import { closeSync, openSync, readFileSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { Exchange } from './recorder.ts';

const BYTES = 'bytes';
const INDEX = 'exchanges.csv';
/** So much is held in memory until it is written. */
const HELD_BYTES = 1024 * 1024;

const csvSchema = z.tuple([
  z.coerce.number(),
  z.coerce.number(),
  z.coerce.number(),
  z.coerce.number(),
  z.coerce.number(),
]);

/** Where an exchange lies among the bytes, and when it was. */
export interface Recorded {
  readonly at: number;
  readonly requestBytes: number;
  readonly answerBytes: number;
  readonly sentAt: number;
  readonly answeredAt: number;
}

/** Writes exchanges into a folder, with little of them in memory. */
export class RecordingWriter {
  readonly #bytes: number;
  readonly #index: number;
  #held: Buffer[] = [];
  #heldBytes = 0;
  #lines = '';
  #at = 0;

  constructor(folder: string) {
    this.#bytes = openSync(join(folder, BYTES), 'w');
    this.#index = openSync(join(folder, INDEX), 'w');
  }

  add({ request, answer, sentAt, answeredAt }: Exchange): void {
    this.#held.push(request, answer);
    this.#heldBytes += request.length + answer.length;
    this.#lines += `${this.#at},${request.length},${answer.length},${sentAt},${answeredAt}\n`;
    this.#at += request.length + answer.length;
    if (this.#heldBytes >= HELD_BYTES) this.#write();
  }

  close(): void {
    this.#write();
    closeSync(this.#bytes);
    closeSync(this.#index);
  }

  #write(): void {
    writeAll(this.#bytes, Buffer.concat(this.#held));
    writeAll(this.#index, Buffer.from(this.#lines));
    this.#held = [];
    this.#heldBytes = 0;
    this.#lines = '';
  }
}

/** A system may write less than it was asked to. */
const writeAll = (file: number, bytes: Buffer): void => {
  for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
};

/** What was recorded into a folder. Only the index is in memory. */
export class Recording {
  /** In the order of the answers. */
  readonly all: readonly Recorded[];
  readonly #bytes: number;

  constructor(folder: string) {
    this.#bytes = openSync(join(folder, BYTES), 'r');
    const lines = readFileSync(join(folder, INDEX), 'utf8').split('\n').slice(0, -1);
    this.all = lines.map((line) => {
      const [at, requestBytes, answerBytes, sentAt, answeredAt] = csvSchema.parse(line.split(','));
      return { at, requestBytes, answerBytes, sentAt, answeredAt };
    });
  }

  request({ at, requestBytes }: Recorded): Buffer {
    return this.#read(at, requestBytes);
  }

  answer({ at, requestBytes, answerBytes }: Recorded): Buffer {
    return this.#read(at + requestBytes, answerBytes);
  }

  close(): void {
    closeSync(this.#bytes);
  }

  #read(at: number, length: number): Buffer {
    const bytes = Buffer.allocUnsafe(length);
    for (let read = 0; read < length; ) {
      const more = readSync(this.#bytes, bytes, read, length - read, at + read);
      if (more === 0) throw new Error('the recording ends too early');
      read += more;
    }
    return bytes;
  }
}
