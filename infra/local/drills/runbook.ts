import { readFileSync } from 'node:fs';

const RUNBOOK = new URL('../../../docs/runbook.md', import.meta.url);

/** The text of the runbook. */
export const readRunbook = (): string => readFileSync(RUNBOOK, 'utf8');

/** The texts under the headings `### <name>` of one chapter (`## <chapter>`), by name. */
export const sectionsOf = (runbook: string, chapter: string): ReadonlyMap<string, string> => {
  const text = runbook.split(/^## /m).find((part) => part.startsWith(`${chapter}\n`)) ?? '';
  const [, ...sections] = text.split(/^### /m);
  return new Map(
    sections.map((section) => {
      const end = section.indexOf('\n');
      return [section.slice(0, end), section.slice(end)] as const;
    }),
  );
};

/** The commands of all shell blocks of a section, one per line. Comments are left out, continued lines are joined. */
export const commandsOf = (section: string): string[] =>
  [...section.matchAll(/^```sh\n(.*?)^```/gms)].flatMap(([, block = '']) =>
    block
      .replaceAll(/\\\n\s*/g, '')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#')),
  );
