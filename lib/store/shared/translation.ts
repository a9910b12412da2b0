/**
 * How the document client must translate. Every number of the table is an integer and is read as a bigint, so that no
 * amount ever passes through floating point. Whoever makes the client (functions/runtime) passes this on.
 */
export const TRANSLATION = {
  marshallOptions: { removeUndefinedValues: true },
  unmarshallOptions: { wrapNumbers: (digits: string): bigint => BigInt(digits) },
} as const;

/**
 * For `unmarshall` of items that the document client has not translated. It is written out, because the client writes its
 * own choice, which is for single values, into the options that it is given.
 */
export const OF_WHOLE_ITEMS = { ...TRANSLATION.unmarshallOptions, convertWithoutMapWrapper: false } as const;
