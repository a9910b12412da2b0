const HEAD_END = Buffer.from('\r\n\r\n');

/** One way of an HTTP/1.1 connection: cuts the bytes, however they come, into whole messages. */
export class Framer {
  #parts: Buffer[] = [];
  #size = 0;
  #wanted: number | undefined;

  /**
   * @returns the messages that are complete now, each with its head
   * @throws Error if the length of one is not in its head
   */
  push(chunk: Buffer): Buffer[] {
    this.#parts.push(chunk);
    this.#size += chunk.length;
    const messages: Buffer[] = [];
    for (let message = this.#next(); message !== undefined; message = this.#next()) messages.push(message);
    return messages;
  }

  #next(): Buffer | undefined {
    this.#wanted ??= lengthOf(this.#together());
    if (this.#wanted === undefined || this.#size < this.#wanted) return undefined;
    const all = this.#together();
    const message = all.subarray(0, this.#wanted);
    this.#size -= this.#wanted;
    this.#parts = this.#size === 0 ? [] : [all.subarray(this.#wanted)];
    this.#wanted = undefined;
    return message;
  }

  #together(): Buffer {
    const [only] = this.#parts;
    const all = only !== undefined && this.#parts.length === 1 ? only : Buffer.concat(this.#parts);
    this.#parts = [all];
    return all;
  }
}

const lengthOf = (bytes: Buffer): number | undefined => {
  const end = bytes.indexOf(HEAD_END);
  if (end < 0) return undefined;
  const head = bytes.toString('latin1', 0, end);
  const [, length] = /\r\ncontent-length: *(\d+)/i.exec(head) ?? [];
  if (length === undefined) throw new Error(`a message does not say its length: ${head}`);
  return end + HEAD_END.length + Number(length);
};

/** The head and the body of a whole message. */
export const partsOf = (message: Buffer): { readonly head: string; readonly body: Buffer } => {
  const end = message.indexOf(HEAD_END);
  return { head: message.toString('latin1', 0, end), body: message.subarray(end + HEAD_END.length) };
};
