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
      return JSON.stringify(value.toWellFormed());
    case 'boolean':
    case 'bigint':
      return value.toString();
    case 'number':
      if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is not an integer that has a canonical text`);
      return value.toString();
    case 'object':
      if (value === null) return 'null';
      if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
      return fieldsText(value);
    default:
      throw new RangeError(`a value of type ${typeof value} has no canonical text`);
  }
}

function fieldsText(value: object): string {
  if (Object.getPrototypeOf(value) !== Object.prototype)
    throw new RangeError('only plain objects have a canonical text');
  let text = '';
  // Sorted as JavaScript sorts strings: by UTF-16 code units.
  for (const name of Object.keys(value).sort()) {
    const field: unknown = Reflect.get(value, name);
    if (field !== undefined) text += `${text === '' ? '' : ','}${canonicalText(name)}:${canonicalText(field)}`;
  }
  return `{${text}}`;
}
