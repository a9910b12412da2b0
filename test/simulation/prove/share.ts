import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import * as z from 'zod';
import { inventStory } from '../histories/invent-story.ts';
import { smallestStory } from '../histories/smallest-story.ts';
import { tellHistory } from '../histories/tell-history.ts';
import { definitionsSchema, type Machines, machinesOf } from '../world/machine/machines.ts';
import { count, emptyTally, tallySchema } from './tally.ts';

/** Some histories with seeds in a row; told by one thread. */
export const shareSchema = z.object({ from: z.int(), count: z.int() });
export type Share = z.output<typeof shareSchema>;

export const resultSchema = z.object({ share: shareSchema, tally: tallySchema, stories: z.array(z.string()) });
export type ShareResult = z.output<typeof resultSchema>;

/** Of each share only the first story that breaks a rule is shrunk and printed. */
const STORIES_OF_A_SHARE = 1;

export async function tellShare(share: Share, machines: Machines): Promise<ShareResult> {
  const tally = emptyTally();
  const stories: string[] = [];
  for (let seed = share.from; seed < share.from + share.count; seed += 1) {
    const story = inventStory(seed);
    const told = await tellHistory(story, { machines });
    count(tally, told);
    if (told.broken.length > 0 && stories.length < STORIES_OF_A_SHARE) {
      stories.push(await smallestStory(story, told, machines));
    }
  }
  return { share, tally, stories };
}

if (!isMainThread && parentPort) {
  const machines = machinesOf(definitionsSchema.parse(workerData));
  const port = parentPort;
  port.on('message', (share: unknown) => {
    void tellShare(shareSchema.parse(share), machines).then((result) => port.postMessage(result));
  });
}
