import { describe, expect, it } from 'vitest';
import { waitsFor } from './order.ts';
import type { Mode, Touches } from './touches.ts';

const touching = (...pairs: readonly [string, Mode][]): Touches => new Map(pairs);
const reads = touching(['x', 'looks']);
const writes = touching(['x', 'alone']);
const adds = touching(['x', 'changes']);

describe('a request waits', () => {
  it('for nobody who touches something else', () => {
    expect(waitsFor([writes, touching(['y', 'alone'])], 10)).toEqual([[], []]);
  });

  it('for every reader since the last writer, while readers wait for the writer alone', () => {
    expect(waitsFor([writes, reads, reads, writes, reads], 10)).toEqual([[], [0], [0], [1, 2], [3]]);
  });

  it('for the writer before it, even if nobody reads', () => {
    expect(waitsFor([writes, writes, writes], 10)).toEqual([[], [0], [1]]);
  });

  it('not for one that changes another part of the same, but looking and changing wait for each other', () => {
    expect(waitsFor([adds, adds, reads, adds, adds], 10)).toEqual([[], [], [0, 1], [2], [2]]);
  });

  it('for all that touch anything of it, each once', () => {
    const both = touching(['x', 'alone'], ['y', 'alone']);
    expect(waitsFor([both, touching(['y', 'looks']), both], 10)).toEqual([[], [0], [0, 1]]);
  });

  it('not for those further back than the window, which have ended before it is begun', () => {
    expect(waitsFor([writes, reads, reads, reads, writes], 2)).toEqual([[], [0], [0], [], [2, 3]]);
  });
});
