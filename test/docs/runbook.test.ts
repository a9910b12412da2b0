import { describe, expect, it } from 'vitest';
import { DRILLS } from '../../infra/local/drills/drills.ts';
import { commandsOf, readRunbook, sectionsOf } from '../../infra/local/drills/runbook.ts';

const runbook = readRunbook();
const drills = sectionsOf(runbook, 'Drills');

describe('the runbook', () => {
  it.each(DRILLS.map((drill) => [drill.name, drill] as const))(
    'has every command of the drill %s in its section',
    (name, { looks, steps }) => {
      const given = [...looks, ...steps].flatMap((step) => ('run' in step ? [step.run] : []));
      expect(commandsOf(drills.get(name) ?? '')).toEqual(expect.arrayContaining(given));
    },
  );

  it('says of every kind of trouble how it is drilled, or why it cannot be drilled here', () => {
    const played = new Set(DRILLS.map(({ name }) => name));
    const silent = [...drills].filter(([name, text]) => !played.has(name) && !text.includes('**Not drilled here**'));
    expect(silent.map(([name]) => name)).toEqual([]);
    expect([...played].filter((name) => !drills.has(name))).toEqual([]);
  });

  it('leads from every link to a heading that it has', () => {
    const headings = [...runbook.matchAll(/^#{2,3} (.+)$/gm)].map(([, text = '']) =>
      text.toLowerCase().replaceAll(' ', '-'),
    );
    // A heading that comes a second time gets a number, as GitHub gives it.
    const anchors = headings.map((heading, index) => {
      const before = headings.slice(0, index).filter((other) => other === heading).length;
      return before === 0 ? heading : `${heading}-${before}`;
    });
    const links = [...runbook.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor = '']) => anchor);
    expect(links.filter((link) => !anchors.includes(link))).toEqual([]);
  });

  // A waiter of the AWS command line gives up. The one for a table does so after 25 times 20 seconds.
  // https://docs.aws.amazon.com/cli/latest/reference/dynamodb/wait/table-exists.html
  it('waits for a restored table for as long as that takes', () => {
    const waits = [...runbook.matchAll(/^.*aws dynamodb wait .*$/gm)].map(([line]) => line);
    expect(waits.length).toBeGreaterThan(0);
    expect(waits.filter((line) => !line.includes('until aws dynamodb wait '))).toEqual([]);
  });

  it('waits for the answer of a Lambda as long as it may take: the command line would call it a second time', () => {
    const invocations = [...runbook.matchAll(/aws lambda invoke .*?(?:--cli-read-timeout (\d+)|$)/gm)];
    // The sweep may take five minutes, the Lambda that announces events one.
    const [fired = '', published = ''] = invocations.map(([, seconds]) => seconds);
    expect(invocations).toHaveLength(2);
    expect(Number(fired)).toBeGreaterThan(300);
    expect(Number(published)).toBeGreaterThan(60);
  });

  it('quotes what a shell would take for the name of a file', () => {
    const spans = [...runbook.matchAll(/`((?:aws|curl|npm|npx|fire|logs) [^`\n]+)`/g)].map(([, span = '']) => span);
    const commented = [...runbook.matchAll(/^# .*?\b(aws .*)$/gm)].map(([, command = '']) => command);
    const commands = [...commandsOf(runbook), ...spans, ...commented];
    expect(commands.length).toBeGreaterThan(100);
    const bare = (command: string) => command.replaceAll(/'[^']*'/g, '').replaceAll(/"[^"]*"/g, '');
    expect(commands.filter((command) => /[[?]/.test(bare(command)))).toEqual([]);
  });

  it('needs no date of GNU', () => {
    expect(runbook).not.toMatch(/date (-u )?-d/);
  });

  it.each([...sectionsOf(runbook, 'Alarms')])(
    'tells of the alarm %s what it means and when it is over, or where to go',
    (_, text) => {
      expect(text).toMatch(/^\*\*Means\.\*\*/m);
      expect(text).toMatch(/^(\*\*Over\*\*|Go to \[)/m);
    },
  );
});
