import { describe, expect, it } from 'vitest';
import { propertiesOf, synthesised } from '../synthesised.ts';

const { watch } = synthesised();

describe('what is watched', () => {
  it('has alarms that say what they mean for people', () => {
    const alarms = [...propertiesOf(watch, 'AWS::CloudWatch::Alarm').values()];
    expect(alarms).toHaveLength(7);
    for (const alarm of alarms) expect(String(alarm.AlarmDescription)).toMatch(/affiliates|payments|admins|batches/i);
    for (const { AlarmActions, OKActions } of alarms) {
      expect(JSON.stringify([AlarmActions, OKActions])).toMatch(/^\[\[.*OutsidePeople.*\],\[.*OutsidePeople.*\]\]$/);
    }
  });

  it('takes nothing from the stacks that it watches but the id of the API and the queue: all else it knows by name', () => {
    const taken = JSON.stringify(watch.toJSON()).match(/"Fn::ImportValue":"[^"]+"/g) ?? [];
    const others = [...new Set(taken)].filter((name) => !/(OutsidePeople|ApiHttpApi|Unannounced)/.test(name));
    expect(others).toEqual([]);
  });
});
