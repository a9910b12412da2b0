import type { ProviderName } from '../../lib/providers/create-provider.ts';

/** A host name of your own in front of the API. */
export interface CustomDomain {
  /** For example `payouts.example.com`. */
  readonly name: string;
  /** Of an ACM certificate for that name, in the region of the deployment. */
  readonly certificateArn: string;
}

/** A table that DynamoDB has made by a restore. `npm run restore -- equip` prints both. */
export interface RestoredTable {
  readonly name: string;
  readonly streamArn: string;
}

/**
 * The settings of one stage. A setting that is absent has its default from `infra/config.ts`, or comes from the command
 * line (`-c region=eu-central-1`). The command line also overrides this file, but no later deployment remembers it: what a
 * deployed stage needs belongs here.
 */
export interface Stage {
  /** Whether it may use the Mock provider, whose money is not real. If absent, it may not. */
  readonly mayUsePlayMoney?: true;
  /** The region that stores the books and personal data. It has no default on purpose. */
  readonly region?: string;
  /** If absent, the account of the credentials. If set, credentials of another account are refused. */
  readonly account?: string;
  /** The provider that pays unless a request names another. */
  readonly provider?: ProviderName;
  /**
   * How RiseWorks is reached, by the names of `docs/riseworks.md` (`RISE_API_BASE_URL`, `RISE_TEAM_NANOID`, …). Nothing in it
   * is secret: keys are put into Secrets Manager after the first deployment.
   */
  readonly rise?: Readonly<Record<string, string>>;
  /** IANA name: when the daily payouts run. */
  readonly timeZone?: string;
  readonly logLevel?: 'DEBUG' | 'INFO' | 'WARN' | 'ERROR';
  readonly mockAttemptLifetimeSeconds?: number;
  /** Nobody can delete the stacks until this is switched off. */
  readonly terminationProtection: boolean;
  /**
   * Reserves a share of the account's concurrent Lambdas for payout runs, so that nothing else in the account can starve
   * them. A new account has too few to share (its quota may be 10), and Lambda then refuses the deployment.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
   */
  readonly reservedConcurrency: boolean;
  /**
   * Addresses that get alarms, and messages when something waits for a person. Each must first confirm a mail from AWS. A stage
   * with `terminationProtection` needs one.
   */
  readonly alarmEmails: readonly string[];
  /** An alarm goes off when the month's cost of the deployment comes near this, in whole US dollars. */
  readonly monthlyBudgetUsd?: number;
  /** Where the person on call can read `docs/runbook.md`. */
  readonly runbookUrl?: string;
  /**
   * Where the console is: the output `ConsoleUrl` of the first deployment, or a name of your own. After signing in, people
   * return to `/callback` below it.
   */
  readonly consoleUrl?: string;
  /**
   * Makes the host name of `consoleUrl` the console's own: an ACM certificate for it in us-east-1, where CloudFront looks for it.
   *
   * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html
   */
  readonly consoleCertificateArn?: string;
  /** Set to `false`, there is no stack for the console. */
  readonly deploysConsole?: false;
  readonly customDomain?: CustomDomain;
  /**
   * The table with the books, if it was restored from a backup into another table (docs/runbook.md). Everything then uses
   * that one. The stack keeps the table that it made, which nothing uses.
   */
  readonly restoredTable?: RestoredTable;
}
