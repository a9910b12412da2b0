import { parseSync, type Statement, Visitor } from 'oxc-parser';
import { conditionParts, type Span } from './condition-parts.ts';
import type { Mutant } from './mutant.ts';

/** Texts in these places look like conditions, but are not. */
const NO_CONDITIONS = new Set(['UpdateExpression', 'KeyConditionExpression']);

/**
 * Each rule of a source file that can be taken out: each part of a condition of a write to DynamoDB, and each guard (an
 * `if` that returns, throws, or continues a loop).
 *
 * @throws SyntaxError if the file is not TypeScript
 */
export const findMutants = (file: string, source: string): Mutant[] => {
  const { program, errors } = parseSync(file, source);
  const [error] = errors;
  if (error) throw new SyntaxError(`${file}: ${error.message}`);
  const found: Mutant[] = [];
  const add = (kind: Mutant['kind'], { start, end }: Span, text?: Span) => {
    const code = source.slice(start, end);
    const line = source.slice(0, start).split('\n').length;
    const context = source.slice(source.lastIndexOf('\n', start) + 1, endOfLine(source, end)).trim();
    found.push({
      file,
      line,
      kind,
      code,
      context,
      start,
      end,
      ...(text && { text: { start: text.start, end: text.end } }),
    });
  };
  const addParts = (text: Span, filled: string) => {
    // Between the quotes.
    for (const part of conditionParts(filled.slice(1, -1))) {
      add('condition', { start: text.start + 1 + part.start, end: text.start + 1 + part.end }, text);
    }
  };
  const elsewhere: Span[] = [];
  new Visitor({
    Property({ key, start, end }) {
      if (key.type === 'Identifier' && NO_CONDITIONS.has(key.name)) elsewhere.push({ start, end });
    },
    IfStatement({ test, consequent }) {
      if (endsEarly(consequent)) add('guard', test);
    },
    Literal({ value, start, end }) {
      if (typeof value === 'string') addParts({ start, end }, source.slice(start, end));
    },
    TemplateLiteral({ start, end, expressions }) {
      const filled = expressions.reduce(
        (rest, hole) =>
          filledIn(rest, source.lastIndexOf('${', hole.start) - start, source.indexOf('}', hole.end) + 1 - start),
        source.slice(start, end),
      );
      addParts({ start, end }, filled);
    },
  }).visit(program);
  const isCondition = (mutant: Mutant) =>
    !elsewhere.some((span) => span.start <= mutant.start && mutant.end <= span.end);
  return found
    .filter((mutant) => mutant.kind === 'guard' || isCondition(mutant))
    .sort((left, right) => left.start - right.start);
};

const endOfLine = (source: string, from: number): number => {
  const end = source.indexOf('\n', from);
  return end === -1 ? source.length : end;
};

const filledIn = (text: string, start: number, end: number): string =>
  text.slice(0, start) + '§'.repeat(end - start) + text.slice(end);

const endsEarly = (statement: Statement): boolean => {
  switch (statement.type) {
    case 'ReturnStatement':
    case 'ThrowStatement':
    case 'ContinueStatement':
    case 'BreakStatement':
      return true;
    case 'BlockStatement': {
      const last = statement.body.at(-1);
      return last !== undefined && endsEarly(last);
    }
    default:
      return false;
  }
};
