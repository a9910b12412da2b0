import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { readRunbook, sectionsOf } from '../../infra/local/drills/runbook.ts';
import { propertiesOf, synthesised, templatesOf } from '../infra/synthesised.ts';

const RUNBOOK_URL = 'https://wiki.example.com/runbook';

const sections = sectionsOf(readRunbook(), 'Alarms');

const alarmSchema = z.object({ AlarmName: z.string(), AlarmDescription: z.string() });
const budgetSchema = z.object({ Budget: z.object({ BudgetName: z.string() }) });

const STAGES = [
  { stage: 'dev', runbook: 'docs/runbook.md', more: {} },
  { stage: 'staging', runbook: RUNBOOK_URL, more: { runbookUrl: RUNBOOK_URL } },
].map(({ stage, runbook, more }) => {
  const templates = [...templatesOf(synthesised({ stage }, more)).values()];
  const all = (type: string) => templates.flatMap((template) => [...propertiesOf(template, type).values()]);
  const alarms = ['AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm']
    .flatMap(all)
    .map((alarm) => alarmSchema.parse(alarm));
  const names = [
    ...alarms.map(({ AlarmName }) => AlarmName),
    // An account has its budgets over all regions, so their names end in the region.
    ...all('AWS::Budgets::Budget').map((budget) =>
      budgetSchema.parse(budget).Budget.BudgetName.replace(/-eu-central-1$/, ''),
    ),
  ];
  const idOf = (name: string) =>
    new RegExp(`^disbursement-${stage}-sev[123]-([a-z-]+?)(-part-\\d+)?$`).exec(name)?.[1] ?? `? ${name}`;
  const told = alarms.filter(({ AlarmName }) => !/-part-\d+$/.test(AlarmName));
  return { stage, runbook, ids: [...new Set(names.map(idOf))], told, idOf };
});

describe('the runbook and the alarms', () => {
  it.each(STAGES)('have a section for every alarm of the stage $stage, and for its budget', ({ ids }) => {
    expect(ids.length).toBeGreaterThan(20);
    expect(ids.filter((id) => !sections.has(id))).toEqual([]);
  });

  it('have no section of an alarm that no stage has', () => {
    const known = new Set(STAGES.flatMap(({ ids }) => ids));
    expect([...sections.keys()].filter((id) => !known.has(id))).toEqual([]);
  });

  it.each(STAGES)('are linked: an alarm of the stage $stage leads to its own section', ({ told, idOf, runbook }) => {
    for (const { AlarmName, AlarmDescription } of told) {
      expect(AlarmDescription.split(' ').at(-1)).toBe(`${runbook}#${idOf(AlarmName)}`);
    }
  });
});
