import { settleDue } from './payments/settle.ts';
import type { Rise } from './rise.ts';
import type { Deliveries } from './webhooks/deliver.ts';

/** Does what is due, again and again. Payments do not wait for webhooks that nobody answers. */
export const startTicking = (
  rise: Rise,
  deliveries: Deliveries,
  everyMs: number,
  onError: (error: unknown) => void,
): { stop(): Promise<void> } => {
  let delivering = Promise.resolve();
  let isDelivering = false;
  const tick = (): void => {
    try {
      settleDue(rise);
    } catch (error) {
      onError(error);
    }
    if (isDelivering) return;
    isDelivering = true;
    delivering = deliveries
      .deliverDue()
      .catch(onError)
      .finally(() => {
        isDelivering = false;
      });
  };
  const timer = setInterval(tick, everyMs);
  return {
    stop: async () => {
      clearInterval(timer);
      await delivering;
    },
  };
};
