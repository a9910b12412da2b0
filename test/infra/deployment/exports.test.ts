import { describe, expect, it } from 'vitest';
import { refusedExports } from './exports.ts';
import { HERE, plain, readTemplate, type Templates, withEverything, withoutConsole } from './templates.ts';

describe('what one stack imports from another', () => {
  it('does not change when every option is switched on', () => {
    expect(refusedExports(plain({ ...HERE }), withEverything())).toEqual([]);
  });

  it('goes with RiseWorks, so Api and Engine let go of it first, as docs/riseworks.md says', () => {
    const [on, off] = [withEverything(), plain({ ...HERE })];
    const refused = refusedExports(on, off);
    expect(refused).not.toEqual([]);
    expect(refused.filter((name) => !/-data:Exports\w+Rise/.test(name))).toEqual([]);
    const between = new Map([...on, ...[...off].filter(([stack]) => stack === 'Api' || stack === 'Engine')]);
    expect([refusedExports(on, between), refusedExports(between, off)]).toEqual([[], []]);
  });

  it('goes with the console, so its stack is removed first, as docs/changing.md says', () => {
    const [on, off] = [plain({ ...HERE }), withoutConsole()];
    expect(refusedExports(on, off)).not.toEqual([]);
    const between = new Map([...on].filter(([stack]) => stack !== 'Console'));
    expect([refusedExports(on, between), refusedExports(between, off)]).toEqual([[], []]);
  });
});

describe('an export in use', () => {
  const mapping = (EventSourceArn: string, BatchSize: number) => ({
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: { FunctionName: 'f', EventSourceArn, BatchSize },
  });
  const output = { Value: { Ref: 'Stream' }, Export: { Name: 'engine:stream' } };
  const using = { Type: 'AWS::SNS::Topic', Properties: { DisplayName: { 'Fn::ImportValue': 'engine:stream' } } };
  const stacks = (engine: object, watch: object = { Using: using }): Templates =>
    new Map([
      ['Engine', readTemplate({ Resources: { Stream: mapping('old', 1) }, Outputs: { Stream: output }, ...engine })],
      ['Watch', readTemplate({ Resources: watch })],
    ]);

  it.each<[string, object]>([
    ['whose resource gets replaced', { Resources: { Stream: mapping('new', 1) } }],
    ['whose resource is gone', { Resources: { Other: mapping('old', 1) } }],
    ['whose value is another', { Outputs: { Stream: { ...output, Value: 'x' } } }],
    ['that is gone', { Outputs: {} }],
  ])('%s is found', (_what, after) => {
    expect(refusedExports(stacks({}), stacks(after))).toEqual(['engine:stream']);
    expect(refusedExports(stacks({}, {}), stacks(after, {}))).toEqual([]);
  });

  it('may have a resource that is changed in place', () => {
    expect(refusedExports(stacks({}), stacks({ Resources: { Stream: mapping('old', 2) } }))).toEqual([]);
  });
});
