import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { resolve } from 'node:path';
import { withSection } from '../../mutation/document.ts';
import { FAULTS } from '../world/effects/fault.ts';
import { grouped, sum, timeText } from './pace.ts';
import type { Progress } from './progress-file.ts';
import { OF_THE_BANK, RECOVERIES } from './recoveries.ts';
import { neverSeen } from './tally.ts';

const DOCUMENT = 'docs/money-safety.md';
const SECTION = 'long run';

/** Rules that say that somebody was paid twice, or that something was lost. */
const TWICE = ['M1'];
const LOST = ['M2', 'bank'];

/** The machine of this run, for whoever compares the figures with theirs. */
export function machineText(): string {
  const processors = cpus();
  const [first] = processors;
  return `${first?.model.trim() ?? 'unknown processor'}, ${processors.length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`;
}

/** The figures of a run that was told to its end, as they are published. */
export function reportOf({ commit, seed, tally, seconds }: Progress, machine: string): string {
  const { histories, effects, faults, branches, ends, broken } = tally;
  const paid = (ends['payment COMPLETED'] ?? 0) + (ends['payment RETURNED'] ?? 0);
  const brokenBy = (rules: readonly string[]) =>
    sum(Object.fromEntries(rules.map((rule) => [rule, broken[rule] ?? 0])));
  const never = neverSeen(tally);
  return [
    '| | |',
    '| --- | ---: |',
    row('Histories', `${grouped(histories)}, from seed ${seed}`),
    row('Steps (effects, each checked)', grouped(effects)),
    row('Faults injected', grouped(sum(faults))),
    row('Payments that were paid', grouped(paid)),
    row('Double payments (histories that break M1)', grouped(brokenBy(TWICE))),
    row(
      'Lost payments (histories that break M2, or in which our books and the bank’s differ)',
      grouped(brokenBy(LOST)),
    ),
    row('Histories that break any other rule', grouped(sum(broken) - brokenBy([...TWICE, ...LOST]))),
    row('Time', `${timeText(seconds)} (h:m:s), ${(histories / Math.max(1, seconds)).toFixed(0)} histories a second`),
    row('Machine', machine),
    row('Commit', commit),
    '',
    '| What went wrong | Times |',
    '| --- | ---: |',
    ...FAULTS.map((kind) => row(kind, grouped(faults[kind] ?? 0))),
    '',
    '| The bank | Times |',
    '| --- | ---: |',
    ...OF_THE_BANK.map((branch) => row(branch.slice('bank '.length), grouped(branches[branch] ?? 0))),
    '',
    '| Recovery | Times |',
    '| --- | ---: |',
    ...RECOVERIES.map((branch) => row(branch, grouped(branches[branch] ?? 0))),
    '',
    never.length === 0 ? 'Every kind of fault came, and every recovery ran.' : `Never seen: ${never.join(', ')}.`,
  ].join('\n');
}

const row = (name: string, value: string) => `| ${name} | ${value} |`;

/** Writes them into the document. @returns its name */
export function publishReport(progress: Progress): string {
  const path = resolve(import.meta.dirname, '../../..', DOCUMENT);
  writeFileSync(path, withSection(readFileSync(path, 'utf8'), SECTION, reportOf(progress, machineText())));
  return DOCUMENT;
}
