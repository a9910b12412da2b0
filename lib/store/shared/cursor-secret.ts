import { CURSOR_SECRET_KEY } from '../keys.ts';
import { KeptSecret } from './kept-secret.ts';
import type { Table } from './table.ts';

/** The key that signs listing cursors. */
export class DynamoCursorSecret extends KeptSecret {
  constructor(table: Table) {
    super(table, CURSOR_SECRET_KEY);
  }
}
