import * as z from 'zod';
import type { Product } from '../../../../infra/local/product.ts';
import type { Probe } from '../verdict.ts';
import { found } from './needs-of-type.ts';

/* What somebody who hands something over needs, by what it is handed to, encryption included. */

export interface Sender {
  /** The ARN of a role, or a service as itself. */
  readonly by: string;
  readonly context?: Probe['context'];
  readonly why: string;
}

/**
 * Lambda and others that have a target by its ARN.
 *
 * @throws Error for a kind of target that nobody has thought about.
 */
export const handingTo = (product: Product, arn: string, sender: Sender): readonly Probe[] => {
  switch (arn.split(':')[2]) {
    case 'sqs':
      return sendingTo(product, arn, sender);
    case 'sns':
      return publishingTo(product, arn, sender);
    case 'lambda':
      return [{ ...asked(sender), action: 'lambda:InvokeFunction', resource: arn }];
    case 'states':
      return [{ ...asked(sender), action: 'states:StartExecution', resource: arn }];
    case 'events':
      return [{ ...asked(sender), action: 'events:PutEvents', resource: arn }];
    default:
      throw new Error(`nobody has said what handing over to ${arn} needs: add it to handing-over.ts`);
  }
};

/** @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#sns-what-permissions-for-sse */
const publishingTo = (product: Product, arn: string, sender: Sender): readonly Probe[] => {
  const topic = found(
    product.all('AWS::SNS::Topic').find(({ ref }) => ref === arn),
    `the topic ${arn}`,
  );
  return [
    ...overTls({ ...asked(sender), action: 'sns:Publish', resource: arn }),
    ...withKey(product, topic.property('KmsMasterKeyId'), 'sns', sender),
  ];
};

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html */
const sendingTo = (product: Product, arn: string, sender: Sender): readonly Probe[] => {
  const queue = found(
    product.all('AWS::SQS::Queue').find((one) => one.attribute('Arn') === arn),
    `the queue ${arn}`,
  );
  return [
    ...overTls({ ...asked(sender), action: 'sqs:SendMessage', resource: arn }),
    ...withKey(product, queue.property('KmsMasterKeyId'), 'sqs', sender),
  ];
};

const asked = ({ by, context = {}, why }: Sender): Omit<Probe, 'action' | 'resource'> => ({
  by,
  context,
  why,
  mustBe: 'allowed',
});

/** What is allowed is denied to the same one if it is not encrypted on its way. */
const overTls = (probe: Probe): readonly Probe[] => [
  { ...probe, context: { ...probe.context, 'aws:SecureTransport': ['true'] } },
  {
    ...probe,
    context: { ...probe.context, 'aws:SecureTransport': ['false'] },
    mustBe: 'denied',
    why: `${probe.why}, in plain text`,
  },
];

/** Queue and topic have the sender's permission to make and read data keys; one that AWS manages for them needs none. */
const withKey = (product: Product, keyId: unknown, service: 'sns' | 'sqs', sender: Sender): readonly Probe[] => {
  if (keyId === undefined) return [];
  const id = z.string().parse(keyId);
  const key = found(
    product.all('AWS::KMS::Key').find((one) => [one.ref, one.attribute('Arn')].includes(id)),
    `the key ${id}`,
  );
  const via = { 'kms:ViaService': [`${service}.${product.place.region}.amazonaws.com`] };
  return ['kms:Decrypt', 'kms:GenerateDataKey'].map((action) => ({
    ...asked(sender),
    context: { ...sender.context, ...via },
    action,
    resource: key.attribute('Arn'),
  }));
};
