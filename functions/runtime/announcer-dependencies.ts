import { eventBridgeClient, snsClient } from './clients.ts';
import { announcerEnvironment } from './environment.ts';
import { EventBridgePublisher } from './event-bridge-publisher.ts';
import { once } from './once.ts';
import { SnsNotifier } from './sns-notifier.ts';

// What the Lambda needs that publishes events. It is kept apart so that only this Lambda bundles these clients.
export const publisher = once(
  () => new EventBridgePublisher(eventBridgeClient(), announcerEnvironment().EVENT_BUS_NAME),
);
export const people = once(() => new SnsNotifier(snsClient(), announcerEnvironment().PEOPLE_TOPIC_ARN));
