/** A failed step under the name by which Retry and Catch know it. */
export class StateError extends Error {
  constructor(name: string, message = name) {
    super(message);
    this.name = name;
  }
}

/** The execution was ended from outside: nothing catches that. */
export class Aborted extends Error {
  override readonly name = 'Aborted';
}
