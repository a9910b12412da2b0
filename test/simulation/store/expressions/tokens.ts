import { NotSimulated, validationException } from '../refusals.ts';

const TOKEN = /\s*(?:(<=|>=|<>|[=<>(),.+[\]-])|([#:]?[A-Za-z_0-9][A-Za-z_0-9-]*))/y;

/** An expression in its parts, read from the front. Words of the language are known by any case. */
export class Tokens {
  readonly #expression: string;
  readonly #tokens: readonly string[];
  #next = 0;
  /** The placeholders that were read: DynamoDB wants exactly those to be given. */
  readonly names = new Set<string>();
  readonly values = new Set<string>();

  constructor(expression: string) {
    this.#expression = expression;
    this.#tokens = tokensOf(expression);
  }

  peek(ahead = 0): string | undefined {
    return this.#tokens[this.#next + ahead];
  }

  isAtEnd(): boolean {
    return this.#next === this.#tokens.length;
  }

  take(): string {
    const token = this.#tokens[this.#next];
    if (token === undefined) throw this.wrong('it ends too early');
    this.#next += 1;
    return token;
  }

  /** Takes the next token if it is this word or sign. */
  took(wanted: string): boolean {
    if (this.peek()?.toUpperCase() !== wanted) return false;
    this.#next += 1;
    return true;
  }

  expect(wanted: string): void {
    if (!this.took(wanted)) throw this.wrong(`${wanted} is missing before ${this.peek() ?? 'the end'}`);
  }

  expectEnd(): void {
    if (!this.isAtEnd()) throw this.wrong(`nobody expects ${this.peek()}`);
  }

  /** The placeholder of a value, `:name`. */
  takeValue(): string {
    const token = this.take();
    if (!token.startsWith(':')) throw this.wrong(`${token} is no value`);
    this.values.add(token);
    return token;
  }

  isValue(): boolean {
    return this.peek()?.startsWith(':') === true;
  }

  /** One element of a document path: a bare name, or the placeholder of one. */
  takeName(): string {
    const token = this.take();
    if (!/^#?[A-Za-z_0-9]/.test(token)) throw this.wrong(`${token} is no name`);
    if (token.startsWith('#')) this.names.add(token);
    return token;
  }

  wrong(what: string): Error {
    return validationException(`Invalid expression: ${what}: ${this.#expression}`);
  }
}

function tokensOf(expression: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  const text = expression.trimEnd();
  while (TOKEN.lastIndex < text.length) {
    const from = TOKEN.lastIndex;
    const [, sign, word] = TOKEN.exec(text) ?? [];
    const token = sign ?? word;
    if (token === undefined) throw validationException(`Invalid expression: Syntax error at ${from}: ${expression}`);
    if (token === '[') throw new NotSimulated(`elements of lists are not simulated: ${expression}`);
    tokens.push(token);
  }
  return tokens;
}
