import { expect, it } from 'vitest';
import { readRunbook, sectionsOf } from '../../infra/local/drills/runbook.ts';
import { propertiesOf, synthesised } from '../infra/synthesised.ts';

/** AWS Budgets tells of it, which is no alarm of CloudWatch. */
const OF_THE_BUDGET = 'cost-above-budget';

it('every alarm has its section in the runbook, and every section there has its alarm', () => {
  const { watch } = synthesised();
  const names = ['AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm'].flatMap((type) =>
    [...propertiesOf(watch, type).values()].map(({ AlarmName }) => String(AlarmName)),
  );
  const ringing = names.filter((name) => !name.includes('-part-')).map((name) => name.replace(/^.*-sev\d-/, ''));
  const sections = [...sectionsOf(readRunbook(), 'Alarms').keys()];
  expect(sections.sort()).toEqual([...ringing, OF_THE_BUDGET].sort());
});
