/** Where in a text something lies: from `start` up to `end`. */
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
 * The comparisons and functions that a condition expression of DynamoDB is made of. None if the text is no such condition:
 * an update, a condition of a key, any other text.
 *
 * @param text with `§` in the place of each character that is filled in when the program runs
 */
export const conditionParts = (text: string): Span[] => {
  if (UPDATE.test(text) || OF_A_KEY.test(text)) return [];
  const parts = [...text.matchAll(PART)].map(({ index, 0: part }) => ({ start: index, end: index + part.length }));
  return parts.filter(({ start, end }) => /exists\(|_with\(|contains\(|:\w/.test(text.slice(start, end)));
};

/** The same names and values, for DynamoDB refuses those that no expression mentions; but it always holds. */
export const alwaysHolds = (condition: string): string => `(${condition} OR NOT ${condition})`;
