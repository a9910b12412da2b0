import type { ProviderName } from '../../lib/providers/create-provider.ts';

/** A host name of your own in front of the API. */
export interface CustomDomain {
  /** For example `payouts.example.com`. */
  readonly name: string;
  /** Of an ACM certificate for that name, in the region of the deployment. */
  readonly certificateArn: string;
}

/**
 * What is particular about one stage. What is left out has the default that `infra/config.ts` gives it, or is said on
 * the command line (`-c region=eu-central-1`), which also wins over what stands here.
 */
export interface Stage {
  /** Whether it may run on the Mock provider, whose money is not real. Left out: it may not. */
  readonly mayUsePlayMoney?: true;
  /** Where the books and personal data are kept. Has no default on purpose. */
  readonly region?: string;
  /** Left out: whichever account the credentials belong to. Set: a deployment with others is refused. */
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
  /** Refuses to delete the stacks until somebody switches that off. */
  readonly terminationProtection: boolean;
  /**
   * Keeps a share of the account's concurrent Lambdas for the payout run, so that nothing else in the account can starve it.
   * A new account has too few to share (its quota may be 10): Lambda then refuses the deployment.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
   */
  readonly reservedConcurrency: boolean;
  /** Who is told when an alarm rings or something waits for a person; each address confirms a mail from AWS first. */
  readonly alarmEmails: readonly string[];
  /** An alarm rings when the month's cost of the deployment comes near this, in whole US dollars. */
  readonly monthlyBudgetUsd?: number;
  /** Where `docs/runbook.md` can be read by whom an alarm wakes up. */
  readonly runbookUrl?: string;
  /** Where a console for admins is served: people who signed in are sent back to `/callback` below it. */
  readonly consoleUrl?: string;
  readonly customDomain?: CustomDomain;
}
