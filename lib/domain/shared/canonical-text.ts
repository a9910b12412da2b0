/**
 * The one text of a value, whatever the order of its fields. It is JSON by RFC 8785: no white space, fields sorted by
 * UTF-16 code units. Numbers are integers of any size, in plain digits. Fields that are undefined are left out. Half a
 * surrogate pair becomes U+FFFD, because it cannot be stored as UTF-8.
 *
 * @throws RangeError for a value without such a text, such as a fraction, a set, a function, or `undefined` in a list
 */
export function canonicalText(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return PLAIN.test(value) ? `"${value}"` : JSON.stringify(value.toWellFormed());
    case 'boolean':
    case 'bigint':
      return value.toString();
    case 'number':
      if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is not an integer that has a canonical text`);
      return value.toString();
    case 'object':
      if (value === null) return 'null';
      if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
      if (isPlainObject(value)) return fieldsText(value);
      throw new RangeError('only plain objects have a canonical text');
    default:
      throw new RangeError(`a value of type ${typeof value} has no canonical text`);
  }
}

/** Most texts need no escaping, and finding that out takes less time than escaping. */
const PLAIN = /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/;

function isPlainObject(value: object): value is Readonly<Record<string, unknown>> {
  return Object.getPrototypeOf(value) === Object.prototype;
}

function fieldsText(value: Readonly<Record<string, unknown>>): string {
  let text = '';
  // Sorted as JavaScript sorts strings: by UTF-16 code units.
  for (const name of Object.keys(value).sort()) {
    const field = value[name];
    if (field !== undefined) text += `${text === '' ? '' : ','}${canonicalText(name)}:${canonicalText(field)}`;
  }
  return `{${text}}`;
}
