import { execFileSync } from 'node:child_process';
import type { Machines } from '../world/machine/machines.ts';
import { type Line, printStory } from './print-story.ts';
import { shrinkStory } from './shrink-story.ts';
import type { Story } from './story.ts';
import { tellHistory } from './tell-history.ts';
import type { Told } from './witness.ts';

/** A story that breaks a rule, as small as it can be told, in words. */
export async function smallestStory(story: Story, { broken, faults }: Told, machines: Machines): Promise<string> {
  const [first] = broken;
  const breaksTheSame = async (candidate: Story) =>
    (await tellHistory(candidate, { machines })).broken.some(({ rule }) => rule === first?.rule);
  const smallest = await shrinkStory({ ...story, faults: { planned: faults } }, breaksTheSame);
  const lines: Line[] = [];
  const told = await tellHistory(smallest, {
    machines,
    tell: (at, process, text) => void lines.push({ at, process, text }),
  });
  return printStory(smallest, { broken: told.broken, lines, commit: commitOf() });
}

/** Of the sources from which this runs; that something was changed since is said, too. */
export function commitOf(): string {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: import.meta.dirname, encoding: 'utf8' }).trim();
  try {
    return `${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain') === '' ? '' : ' with changes'}`;
  } catch {
    return 'unknown';
  }
}
