import type { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { refusedExports } from '../deployment/exports.ts';
import { readTemplate, type Templates } from '../deployment/templates.ts';
import { propertiesOf, synthesised, templatesOf } from '../synthesised.ts';

const RESTORED = {
  name: 'books-restored',
  streamArn: 'arn:aws:dynamodb:eu-central-1:123456789012:table/books-restored/stream/2026-11-26T10:00:00.000',
};

const exportsOf = (template: Template) =>
  Object.values(template.findOutputs('*')).flatMap((output) => (output.Export ? [JSON.stringify(output.Export)] : []));

describe('a deployment that was pointed at a restored table', () => {
  const before = synthesised();
  const after = synthesised({}, { restoredTable: RESTORED });
  const texts = [...templatesOf(after)].filter(([name]) => name !== 'Data');

  it('keeps the table that the stack has made, as it was', () => {
    const tables = (template: Template) => template.findResources('AWS::DynamoDB::GlobalTable');
    expect(tables(after.data)).toEqual(tables(before.data));
  });

  it('gives every Lambda that has a table the restored one', () => {
    const named = [
      ...propertiesOf(after.api, 'AWS::Lambda::Function'),
      ...propertiesOf(after.engine, 'AWS::Lambda::Function'),
    ]
      .map(([, { Environment }]) => JSON.stringify(Environment ?? {}))
      .filter((environment) => environment.includes('TABLE_NAME'));
    expect(named.length).toBeGreaterThan(40);
    for (const environment of named) expect(environment).toContain('"TABLE_NAME":"books-restored"');
  });

  it('leaves nothing outside of the data stack that still means the old table', () => {
    for (const [name, template] of texts) {
      expect(JSON.stringify(template.toJSON()), name).not.toMatch(/ExportsOutput(Ref|FnGetAtt)TableCD117FA1/);
    }
  });

  it('lets Lambdas at the restored table and its indexes, where they were let at the other, and reads its stream', () => {
    const arns = (template: Template, made: RegExp) => (JSON.stringify(template.toJSON()).match(made) ?? []).length;
    const old = /ExportsOutputFnGetAttTableCD117FA1Arn/g;
    expect(arns(after.api, /:table\/books-restored/g)).toBe(arns(before.api, old));
    const [mapping] = propertiesOf(after.engine, 'AWS::Lambda::EventSourceMapping').values();
    expect(mapping?.EventSourceArn).toBe(RESTORED.streamArn);
    const policies = JSON.stringify([...propertiesOf(after.engine, 'AWS::IAM::Policy').values()]);
    expect(policies).toContain(RESTORED.streamArn);
  });

  it('says the restored table’s name in its outputs', () => {
    expect(after.data.findOutputs('TableName').TableName?.Value).toBe('books-restored');
  });

  it('changes no export that another stack imports: everything follows in one deployment', () => {
    const read = (all: typeof before): Templates =>
      new Map([...templatesOf(all)].map(([name, template]) => [name, readTemplate(template.toJSON())]));
    expect(refusedExports(read(before), read(after))).toEqual([]);
  });

  it('takes no export away that the stacks of before have taken: the stack of the data is deployed first', () => {
    expect(exportsOf(before.data).length).toBeGreaterThan(0);
    expect(exportsOf(after.data)).toEqual(expect.arrayContaining(exportsOf(before.data)));
  });
});
