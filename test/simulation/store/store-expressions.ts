import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileCondition } from './expressions/condition.ts';
import { compileUpdate } from './expressions/update.ts';

const STORE = join(import.meta.dirname, '../../../lib/store');
const WRITTEN = /\b(Condition|Update)Expression:\s*(?:guard \? )?(?:'(?<text>[^']+)'|`(?<template>[^`]+)`)/g;

/** What our code puts into the gaps of its expressions. */
const IN_GAPS = [
  '',
  '=',
  '>',
  'attribute_not_exists(#audit)',
  '#audit.#hash = :head',
  'attribute_not_exists(PK) OR ',
  '#status = :processing AND run = :run',
  '#answer = :value',
  ', #hold = :hold, GSI2PK = :pk, GSI2SK = :sk',
  ', GSI1PK, GSI1SK',
  'version = version + :one, #counts.#from = #counts.#from + :minus, #counts.#to = #counts.#to + :plus',
];

export type StoreExpressions = { readonly conditions: readonly string[]; readonly updates: readonly string[] };

/**
 * The expressions in lib/store, found in its source. Gaps are filled with whatever fits of the texts that our code puts there.
 *
 * @throws Error for an expression that the simulated table does not understand
 */
export function storeExpressions(): StoreExpressions {
  const found = globSync('**/*.ts', { cwd: STORE }).flatMap((file) => [
    ...readFileSync(join(STORE, file), 'utf8').matchAll(WRITTEN),
  ]);
  const of = (kind: string, compile: (expression: string) => unknown) => {
    const same = found.filter(([, which]) => which === kind);
    return [...new Set(same.flatMap(({ groups }) => variants(groups?.text, groups?.template, compile)))];
  };
  return { conditions: of('Condition', compileCondition), updates: of('Update', compileUpdate) };
}

function variants(
  text: string | undefined,
  template: string | undefined,
  compile: (expression: string) => unknown,
): string[] {
  const written = text ?? template ?? '';
  const filled = written.includes('${') ? IN_GAPS.map((gap) => filledWith(written, gap)) : [written];
  const understood = filled.filter((expression) => isUnderstood(expression, compile));
  if (understood.length === 0) throw new Error(`nothing that is put into the gaps of this fits: ${written}`);
  return understood;
}

/** Gaps hold braces and quotes of their own, but no back-quotes. */
function filledWith(template: string, gap: string): string {
  return template.replaceAll(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, gap);
}

function isUnderstood(expression: string, compile: (expression: string) => unknown): boolean {
  try {
    compile(expression);
    return true;
  } catch {
    return false;
  }
}
