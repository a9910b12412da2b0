import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fingerprint } from '../../../infra/local/fingerprint.ts';

let project: string;

const write = (file: string, content = file) => {
  mkdirSync(dirname(join(project, file)), { recursive: true });
  writeFileSync(join(project, file), content);
};

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'fingerprint-'));
  for (const file of ['cdk.json', 'package.json', 'package-lock.json', 'tsconfig.json']) write(file);
  for (const file of ['infra/app.ts', 'infra/stacks/one.ts', 'functions/api/get.ts', 'lib/domain/shared/money.ts'])
    write(file);
});
afterEach(() => rmSync(project, { recursive: true }));

describe('the fingerprint of a synthesis', () => {
  it('stays the same while nothing changes, whatever is written beside the sources', async () => {
    const before = await fingerprint(project, ['one']);
    write('test/infra/app.test.ts');
    write('README.md');
    expect(await fingerprint(project, ['one'])).toBe(before);
  });

  it.each([
    'infra/stacks/one.ts',
    'functions/api/get.ts',
    'lib/domain/shared/money.ts',
    'cdk.json',
    'package-lock.json',
  ])('changes with %s', async (file) => {
    const before = await fingerprint(project, []);
    write(file, 'another content');
    expect(await fingerprint(project, [])).not.toBe(before);
  });

  it('changes with a new file, a removed one and a renamed one', async () => {
    const seen = new Set([await fingerprint(project, [])]);
    write('lib/new.ts');
    seen.add(await fingerprint(project, []));
    renameSync(join(project, 'lib/new.ts'), join(project, 'lib/newer.ts'));
    seen.add(await fingerprint(project, []));
    rmSync(join(project, 'infra/app.ts'));
    seen.add(await fingerprint(project, []));
    expect(seen.size).toBe(4);
  });

  it('changes with a setting, and with the place of the project', async () => {
    const before = await fingerprint(project, [['TIME_ZONE', 'UTC']]);
    expect(await fingerprint(project, [['TIME_ZONE', 'Asia/Tokyo']])).not.toBe(before);
    const copy = `${project}-copy`;
    cpSync(project, copy, { recursive: true });
    expect(await fingerprint(copy, [['TIME_ZONE', 'UTC']])).not.toBe(before);
    rmSync(copy, { recursive: true });
  });
});
