import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { PeopleMessage } from '../../lib/domain/events/payout-event.ts';
import type { PeopleNotifier } from '../../lib/payouts/events/people-notifier.ts';

/** Sends messages to people through a topic. Its subscribers can filter by the attribute `kind`. */
export class SnsNotifier implements PeopleNotifier {
  readonly #client: SNSClient;
  readonly #topicArn: string;

  constructor(client: SNSClient, topicArn: string) {
    this.#client = client;
    this.#topicArn = topicArn;
  }

  async tell({ kind, subject, text }: PeopleMessage): Promise<void> {
    await this.#client.send(
      new PublishCommand({
        TopicArn: this.#topicArn,
        Subject: subject,
        Message: text,
        MessageAttributes: { kind: { DataType: 'String', StringValue: kind } },
      }),
    );
  }
}
