import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod';

const testSchema = z.object({ file: z.string(), id: z.string(), ms: z.number(), reached: z.array(z.number()) });
const reachSchema = z.object({ tests: z.array(testSchema), loaded: z.array(z.number()) });

/** A test, how long it took, and which rules it reaches: a guard that held, a condition that was asked. */
export type TestReach = z.infer<typeof testSchema>;

/** Tests, and the rules that take effect while files are loaded, whose lack any test may notice. */
export type Reach = z.infer<typeof reachSchema>;

/** The tests that can notice the lack of a rule of that file: those of its room first, then file by file, the fastest first. */
export const testsThatReach = ({ tests, loaded }: Reach, rule: number, file: string): TestReach[] => {
  const able = loaded.includes(rule) ? tests : tests.filter(({ reached }) => reached.includes(rule));
  const [, floor = '', room = ''] = file.split('/');
  const distance = (test: string) => {
    const nearest = [`test/lib/${floor}/${room}/`, `test/lib/payouts/${room}/`].findIndex((near) =>
      test.startsWith(near),
    );
    return nearest < 0 ? 2 : nearest;
  };
  const files = [...Map.groupBy(able, (test) => test.file)].map(([name, some]) => ({
    some,
    distance: distance(name),
    ms: some.reduce((sum, { ms }) => sum + ms, 0),
  }));
  return files.toSorted((one, two) => one.distance - two.distance || one.ms - two.ms).flatMap(({ some }) => some);
};

const REACH = '.local/mutation/reach.json';
const keptSchema = z.object({ of: z.string(), reach: reachSchema });

/** What was found out about this source and these tests before, if it was. */
export const keptReach = (): Reach | undefined => {
  if (!existsSync(REACH)) return undefined;
  const { of, reach } = keptSchema.parse(JSON.parse(readFileSync(REACH, 'utf8')));
  return of === fingerprint() ? reach : undefined;
};

export const keepReach = (reach: Reach): void => {
  mkdirSync(dirname(REACH), { recursive: true });
  writeFileSync(REACH, JSON.stringify({ of: fingerprint(), reach }));
};

const fingerprint = (): string => {
  const hash = createHash('sha256');
  for (const file of globSync('{lib,functions,test}/**/*.ts').sort()) hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
};
