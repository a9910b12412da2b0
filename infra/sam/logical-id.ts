/** A Lambda's name in SAM's template, where only letters and digits are allowed: `get-health` becomes `GetHealth`. */
export const logicalIdOf = (name: string): string =>
  name
    .split('-')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('');
