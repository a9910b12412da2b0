/** The price of a thing in AWS's public price list, in USD. */
export interface ListPrice {
  readonly usd: number;
  /** How many of the thing the price is for. */
  readonly per: number;
  readonly what: string;
  /** Since when this price is valid. */
  readonly since: string;
  readonly source: string;
}

/** In us-east-1, without free tiers; DynamoDB on demand with the standard table class, Lambda on Arm. */
export const LIST_PRICES = {
  writeUnit: {
    usd: 0.625,
    per: 1_000_000,
    what: 'DynamoDB write request unit',
    since: '2024-11-01',
    source: 'https://aws.amazon.com/dynamodb/pricing/on-demand/',
  },
  readUnit: {
    usd: 0.125,
    per: 1_000_000,
    what: 'DynamoDB read request unit',
    since: '2024-11-01',
    source: 'https://aws.amazon.com/dynamodb/pricing/on-demand/',
  },
  stateTransition: {
    usd: 0.025,
    per: 1_000,
    what: 'Step Functions state transition (Standard)',
    since: '2016-12-01',
    source: 'https://aws.amazon.com/step-functions/pricing/',
  },
  lambdaRequest: {
    usd: 0.2,
    per: 1_000_000,
    what: 'Lambda request',
    since: '2014-11-13',
    source: 'https://aws.amazon.com/lambda/pricing/',
  },
  lambdaGbSecond: {
    usd: 0.0000133334,
    per: 1,
    what: 'Lambda GB-second (Arm)',
    since: '2021-09-29',
    source: 'https://aws.amazon.com/lambda/pricing/',
  },
  schedulerInvocation: {
    usd: 1,
    per: 1_000_000,
    what: 'EventBridge Scheduler invocation',
    since: '2022-11-10',
    source: 'https://aws.amazon.com/eventbridge/pricing/',
  },
} as const satisfies Readonly<Record<string, ListPrice>>;

export type Priced = keyof typeof LIST_PRICES;
export type Quantities = Readonly<Partial<Record<Priced, number>>>;
