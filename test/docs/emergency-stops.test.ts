import { describe, expect, it } from 'vitest';
import { reservedFor } from '../../infra/concurrency.ts';
import type { EXECUTION_FUNCTIONS } from '../../infra/execution-functions.ts';
import { readRunbook, sectionsOf } from '../../infra/local/drills/runbook.ts';
import { SCHEDULES } from '../../infra/schedules.ts';

/*
 * What was changed by hand is not undone by a deployment: CloudFormation compares a template with the one before, and not
 * with what is there. https://docs.aws.amazon.com/cdk/v2/guide/ref-cli-cmd-drift.html
 */

const runbook = readRunbook();
const sections = [...sectionsOf(runbook, 'Alarms'), ...sectionsOf(runbook, 'Drills')];

/** Where a new version, an old one or another table is deployed, and nothing that was changed by hand. */
const DEPLOYING = ['deploy-while-running', 'roll-back', 'restore'];

const limits = (text: string): (readonly [name: string, limit: number])[] =>
  [
    ...text.matchAll(
      /put-function-concurrency --function-name disbursement-\$STAGE-([\w-]+) --reserved-concurrent-executions (\d+)/g,
    ),
  ].map(([, name = '', limit]) => [name, Number(limit)] as const);

const stops = sections.flatMap(([section, text]) =>
  limits(text).flatMap(([name, limit]) => (limit === 0 ? [[name, section, text] as const] : [])),
);

describe('a change by hand', () => {
  it.each(stops)('that stops %s is undone by hand in the section %s, to what the code reserves', (name, _, text) => {
    const reserved = reservedFor({ reservedConcurrency: true }, name);
    expect(limits(text).filter(([other, limit]) => other === name && limit > 0)).toEqual(
      reserved === undefined ? [] : [[name, reserved]],
    );
    expect(text).toContain(`delete-function-concurrency --function-name disbursement-$STAGE-${name}`);
  });

  it('stops the payments where the API cannot', () => {
    expect(stops.map(([name]) => name)).toContain('pay-chunk' satisfies (typeof EXECUTION_FUNCTIONS)[number]);
  });

  it.each(sections.filter(([section]) => !DEPLOYING.includes(section)))(
    'is never met with a plain deployment: %s',
    (_, text) => {
      const deployments = [...text.matchAll(/\bcdk (?:deploy|diff)\b[^`\n]*/g)].map(([command]) => command);
      expect(deployments.filter((command) => !command.includes('--revert-drift'))).toEqual([]);
    },
  );

  it.each(SCHEDULES.filter(({ name }) => runbook.includes(`--name disbursement-$STAGE-${name} --query`)))(
    'of the schedule $name is undone where it is looked for',
    ({ name }) => {
      const looking = sections.filter(([, text]) => text.includes(`disbursement-$STAGE-${name} --query`));
      for (const [section, text] of looking) expect(text, section).toContain(`\`enable ${name}\``);
      expect(runbook).toContain('enable() { aws scheduler update-schedule');
    },
  );
});
