import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PARTS, type RunnablePart } from './parts/all.ts';
import { svgOf } from './plot/plot.ts';
import { page } from './report/page.ts';
import { FULL, SMALL } from './sizes.ts';

/**
 * `npm run bench`: measures every part and writes docs/performance.md with its pictures. `--only units` measures that part alone. `--report`
 * measures nothing, and writes the report from the last figures. `--up-to 10000` leaves out books of more affiliates, which
 * take long to fill. `--small` tries the bench itself on a few items, and prints what it would write.
 */

const DOCS = join(import.meta.dirname, '../../docs');

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    report: { type: 'boolean', default: false },
    small: { type: 'boolean', default: false },
    'up-to': { type: 'string', default: '100000' },
  },
});

const chosen = (names: readonly string[] | undefined): readonly RunnablePart[] => {
  if (names === undefined) return PARTS;
  return names.map((name) => {
    const part = PARTS.find((one) => one.name === name);
    if (part !== undefined) return part;
    throw new Error(`There is no part ${name}; there are ${PARTS.map((one) => one.name).join(', ')}.`);
  });
};

const main = async (): Promise<void> => {
  // The rules for deployments are checked by `npm run synth`.
  process.env.CDK_VALIDATION = 'false';
  const parts = values.report ? [] : chosen(values.only);
  if (values.small) {
    for (const part of parts) process.stdout.write(page([await part.tryOut(SMALL)]));
    return;
  }
  for (const part of parts) {
    const begun = performance.now();
    process.stdout.write(`${part.name} …\n`);
    await part.measure({ ...FULL, affiliates: FULL.affiliates.filter((count) => count <= Number(values['up-to'])) });
    process.stdout.write(`${part.name} took ${Math.round((performance.now() - begun) / 1_000)} s\n`);
  }
  const sections = PARTS.flatMap((part) => part.section() ?? []);
  const text = page(sections);
  writeFileSync(join(DOCS, 'performance.md'), text);
  for (const { file, plot } of sections.flatMap(({ plots }) => plots)) writeFileSync(join(DOCS, file), svgOf(plot));
  process.stdout.write(text);
};

await main();
