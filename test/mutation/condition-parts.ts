/** A range in a text, from `start` up to `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const OPERAND = String.raw`[#:\w.§]+`;
const PART = new RegExp(
  String.raw`attribute_(?:not_)?exists\([^)]*\)|(?:begins_with|contains)\([^)]*\)|${OPERAND}\s+(?:=|<>|<=|>=|<|>|§+)\s+${OPERAND}`,
  'g',
);
const UPDATE = /^\s*(?:SET|REMOVE|ADD|DELETE)\b/;
const OF_A_KEY = /#[ps]k\b/;

/**
 * The comparisons and functions of a condition expression of DynamoDB. None if the text is not such a condition: an update,
 * a key condition, any other text.
 *
 * @param text with `§` for each character that is filled in at run time
 */
export const conditionParts = (text: string): Span[] => {
  if (UPDATE.test(text) || OF_A_KEY.test(text)) return [];
  const parts = [...text.matchAll(PART)].map(({ index, 0: part }) => ({ start: index, end: index + part.length }));
  return parts.filter(({ start, end }) => /exists\(|_with\(|contains\(|:\w/.test(text.slice(start, end)));
};

/** It has the same names and values, because DynamoDB refuses unused ones, but it always holds. */
export const alwaysHolds = (condition: string): string => `(${condition} OR NOT ${condition})`;
