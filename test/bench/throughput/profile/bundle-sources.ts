import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { bundlingOptions } from '../../../../infra/constructs/build-bundles.ts';
import { allEntries } from '../../../../infra/entries.ts';
import type { Frame } from './cpu-profile.ts';

const PROJECT = resolve(import.meta.dirname, '../../../..');

/** The source, from the root of the project, of a place in a bundle. What is in no bundle is its own source. */
export type SourceOf = (frame: Frame) => string;

/**
 * Bundles are deployed without source maps, so all are built once more, with maps. A bundle that was profiled is the one of the
 * same content.
 */
export const bundleSources = (): SourceOf => {
  const { outputFiles } = buildSync({ ...bundlingOptions(allEntries()), sourcemap: 'external' });
  const mapOf = new Map(outputFiles.map((file) => [file.path, file]));
  const byContent = new Map(outputFiles.map((file) => [hash('sha256', file.contents), file.path]));
  const byUrl = new Map<string, ((frame: Frame) => string) | undefined>();

  const readerOf = (url: string): ((frame: Frame) => string) | undefined => {
    if (!url.endsWith('.mjs') || !url.startsWith('file:')) return undefined;
    const path = byContent.get(hash('sha256', readFileSync(fileURLToPath(url))));
    const map = path === undefined ? undefined : mapOf.get(`${path}.map`);
    if (path === undefined || map === undefined) return undefined;
    const sources = new SourceMap(JSON.parse(map.text));
    return ({ lineNumber, columnNumber }) => {
      const entry = sources.findEntry(lineNumber, columnNumber);
      // What esbuild adds itself has no source.
      if (!('originalSource' in entry)) return 'functions/';
      return relative(PROJECT, resolve(dirname(path), entry.originalSource));
    };
  };
  return (frame) => {
    if (!byUrl.has(frame.url)) byUrl.set(frame.url, readerOf(frame.url));
    return byUrl.get(frame.url)?.(frame) ?? frame.url;
  };
};
