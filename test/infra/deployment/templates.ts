import * as z from 'zod';
import { PROVIDER_NAMES } from '../../../lib/providers/create-provider.ts';
import { RISE_SETTINGS } from '../../support/rise-settings.ts';
import { assemblyOf } from '../synthesised.ts';

/* The templates that the validators look at: of a stage with everything off, and of one with every option on. */

const resourceSchema = z.looseObject({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DependsOn: z.union([z.string(), z.array(z.string())]).optional(),
  Condition: z.string().optional(),
  DeletionPolicy: z.string().optional(),
  UpdateReplacePolicy: z.string().optional(),
});

const templateSchema = z.looseObject({
  /** What CloudFormation calls the stack; stands beside the template, not in it. */
  StackName: z.string().optional(),
  Resources: z.record(z.string(), resourceSchema),
  Parameters: z.record(z.string(), z.unknown()).default({}),
  Conditions: z.record(z.string(), z.unknown()).default({}),
  Outputs: z
    .record(z.string(), z.looseObject({ Value: z.unknown(), Export: z.object({ Name: z.string() }).optional() }))
    .default({}),
});

export type Resource = z.output<typeof resourceSchema>;
export type Template = z.output<typeof templateSchema>;

/** The templates of one deployment, by stack. */
export type Templates = ReadonlyMap<string, Template>;

export interface Place {
  readonly stage: string;
  readonly region: string;
  readonly account: string;
}

/** One stage in one account and region; the names of stages are as long as they may be. */
export const HERE: Place = { stage: 'testabcdefghijkl', region: 'eu-central-1', account: '111111111111' };

/** What turns every option on. */
export const everyOption = ({ stage, region, account }: Place) => ({
  timeZone: 'Europe/Berlin',
  rise: { ...RISE_SETTINGS },
  providers: PROVIDER_NAMES.slice(),
  terminationProtection: true,
  reservedConcurrency: true,
  alarmEmails: ['ops@example.com', 'finance@example.com'],
  monthlyBudgetUsd: 200,
  runbookUrl: 'https://example.com/payouts/docs/runbook.md',
  consoleUrl: 'https://console.example.com',
  consoleCertificateArn: `arn:aws:acm:us-east-1:${account}:certificate/00000000-0000-4000-8000-000000000000`,
  customDomain: {
    name: `${stage}-${account}.example.com`,
    certificateArn: `arn:aws:acm:${region}:${account}:certificate/00000000-0000-4000-8000-000000000000`,
  },
});

/** One template, as CloudFormation gets it. */
export const readTemplate = (json: unknown): Template => templateSchema.parse(json);

/** Tests that share a process share what is read of the same deployment: nobody changes it. */
const read = new Map<ReturnType<typeof assemblyOf>, Templates>();

const templatesOf = (...settings: Parameters<typeof assemblyOf>): Templates => {
  const assembly = assemblyOf(...settings);
  const templates = read.get(assembly) ?? templatesIn(assembly);
  read.set(assembly, templates);
  return templates;
};

const templatesIn = ({ stacks }: ReturnType<typeof assemblyOf>): Templates =>
  new Map(stacks.map((stack) => [stack.id, templateSchema.parse({ ...stack.template, StackName: stack.stackName })]));

/** A stage as its file and the command line say it, in whichever account the credentials belong to. */
export const plain = (settings: Readonly<Record<string, unknown>> = {}): Templates => templatesOf(settings);

/** A stage with every option on. */
export const withEverything = (place: Place = HERE): Templates => templatesOf({ ...place }, everyOption(place));

/** The same as {@link plain} of a place, without the console. */
export const withoutConsole = (place: Place = HERE): Templates => templatesOf({ ...place }, { deploysConsole: false });

/** All resources of a deployment, with the stack and logical id of each as a person would write them. */
export const resourcesOf = (templates: Templates): [string, Resource][] =>
  [...templates].flatMap(([stack, { Resources }]) =>
    Object.entries(Resources).map(([id, resource]): [string, Resource] => [`${stack}/${id}`, resource]),
  );
