import { resolve } from 'node:path';
import * as z from 'zod';
import { timedConsole, wordsOf } from '../console.ts';
import { startRiseSandbox } from './sandbox.ts';

/**
 * `node infra/local/rise/main.ts`: the sandbox alone, until SIGTERM or Ctrl-C. Its settings are in a file in its folder
 * that only this user can read.
 */

const say = timedConsole((text) => process.stdout.write(text));

const environmentSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(4_000),
  DATA_DIR: z.string().min(1).default('.local/rise'),
  WEBHOOK_URL: z.url({ protocol: /^https?$/ }).optional(),
});

const main = async (): Promise<void> => {
  const environment = environmentSchema.parse(process.env);
  const dataDir = resolve(environment.DATA_DIR);
  const sandbox = await startRiseSandbox({
    dataDir,
    port: environment.PORT,
    webhookUrl: () => environment.WEBHOOK_URL,
    onError: (error) => say(`a request failed: ${wordsOf(error)}`),
  });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => void sandbox.stop().then(() => process.exit(0)));
  }
  say(`ready ${sandbox.url}, settings in ${sandbox.settingsFile}`);
};

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof z.ZodError ? z.prettifyError(error) : wordsOf(error)}\n`);
  process.exit(1);
});
