import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';

const resourceSchema = z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) });

export const templateSchema = z.object({
  Resources: z.record(z.string(), resourceSchema),
  Outputs: z
    .record(z.string(), z.object({ Value: z.unknown(), Export: z.object({ Name: z.unknown() }).optional() }))
    .default({}),
});

const assetsSchema = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.object({ path: z.string() }),
      destinations: z.record(z.string(), z.object({ objectKey: z.string() })),
    }),
  ),
});

export type Resource = z.output<typeof resourceSchema>;
export type Template = z.output<typeof templateSchema>;

/** A synthesised app: its templates by stack, and where each uploaded object is on this machine. */
export interface Assembly {
  readonly templates: ReadonlyMap<string, Template>;
  /** From the object's key in the bucket to the folder or file. */
  readonly assets: ReadonlyMap<string, string>;
}

const TEMPLATE = '.template.json';

const readJson = async (file: string): Promise<unknown> => JSON.parse(await readFile(file, 'utf8'));

/**
 * Reads the output of `cdk synth`.
 *
 * @throws ZodError for a file that does not look like a template or an asset manifest
 */
export const readAssembly = async (dir: string): Promise<Assembly> => {
  const templates = new Map<string, Template>();
  const assets = new Map<string, string>();
  for (const file of (await readdir(dir)).filter((name) => name.endsWith(TEMPLATE)).sort()) {
    const stack = file.slice(0, -TEMPLATE.length);
    templates.set(stack, templateSchema.parse(await readJson(join(dir, file))));
    const manifest = assetsSchema.parse(await readJson(join(dir, `${stack}.assets.json`)));
    for (const { source, destinations } of Object.values(manifest.files)) {
      for (const { objectKey } of Object.values(destinations)) assets.set(objectKey, join(dir, source.path));
    }
  }
  return { templates, assets };
};
