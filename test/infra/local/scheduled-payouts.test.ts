import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { machineOf } from '../../../infra/local/state-machine.ts';
import { synthesisedProduct } from '../access/policies.ts';

const machine = synthesisedProduct()
  .all('AWS::StepFunctions::StateMachine')
  .find((one) => one.attribute('Name') === 'disbursement-dev-scheduled-payouts');

const eventSchema = z.looseObject({ scheduledTime: z.string(), currency: z.string().optional() });

/** The template's own definition, over Lambdas that only note what they were asked. */
describe('the state machine of scheduled payouts, run by the local interpreter', () => {
  let asked: (readonly [lambda: string, event: unknown])[];
  beforeEach(() => {
    asked = [];
  });

  const run = (pages: Readonly<Record<string, number>>, failing?: string) =>
    machineOf(String(machine?.property('DefinitionString')), async (arn, event) => {
      const lambda = arn.slice(arn.indexOf('disbursement-dev-') + 'disbursement-dev-'.length);
      asked.push([lambda, event]);
      const given = eventSchema.parse(event);
      const { scheduledTime, currency = '' } = given;
      if (currency === failing && lambda === 'make-scheduled-batches') {
        return { ok: false, error: { errorType: 'CorruptItem', errorMessage: 'nobody expected it' } };
      }
      return { ok: true, payload: JSON.stringify(answerOf(lambda, given, scheduledTime, pages)) };
    })({ scheduledTime: '2026-11-25T02:00:00.000Z' }).result;

  const answerOf = (lambda: string, event: object, scheduledTime: string, pages: Readonly<Record<string, number>>) => {
    const page = z.looseObject({ page: z.number().default(0), currency: z.string().default('') }).parse(event);
    switch (lambda) {
      case 'find-payable-currencies':
        return {
          scheduledTime,
          currencies: Object.keys(pages).map((currency) => ({ scheduledTime, currency, page: 0, after: null })),
        };
      case 'make-scheduled-batches':
        return { ...event, after: `aff-${page.page}`, more: page.page + 1 < (pages[page.currency] ?? 0) };
      case 'queue-scheduled-batches':
        return { ...event, page: page.page + 1 };
      default:
        return {};
    }
  };

  const steps = () => asked.map(([lambda, event]) => [lambda, eventSchema.parse(event).currency, event]);

  it('makes and queues page after page, currency after currency, each going on where the last one stopped', async () => {
    await run({ EUR: 1, USD: 3 });
    expect(steps().map(([lambda, code]) => `${lambda} ${code ?? ''}`.trim())).toEqual([
      'find-payable-currencies',
      'make-scheduled-batches EUR',
      'queue-scheduled-batches EUR',
      ...Array(3).fill(['make-scheduled-batches USD', 'queue-scheduled-batches USD']).flat(),
      'end-scheduled-run',
    ]);
    const made = asked.filter(([lambda]) => lambda === 'make-scheduled-batches').map(([, event]) => event);
    expect(made.slice(1)).toMatchObject([
      { currency: 'USD', page: 0, after: null },
      { currency: 'USD', page: 1, after: 'aff-0' },
      { currency: 'USD', page: 2, after: 'aff-1' },
    ]);
  });

  it('ends well when there is nothing to pay', async () => {
    await run({});
    expect(steps().map(([lambda]) => lambda)).toEqual(['find-payable-currencies', 'end-scheduled-run']);
  });

  it('goes on with the other currencies when one fails, and tells the last step which', async () => {
    await run({ EUR: 2, USD: 1 }, 'EUR');
    expect(steps().map(([lambda, code]) => `${lambda} ${code ?? ''}`.trim())).toEqual([
      'find-payable-currencies',
      // Once, and again three times.
      ...Array(4).fill('make-scheduled-batches EUR'),
      'make-scheduled-batches USD',
      'queue-scheduled-batches USD',
      'end-scheduled-run',
    ]);
    expect(asked.at(-1)?.[1]).toMatchObject({
      currencies: [{ currency: 'EUR', failure: { Error: 'CorruptItem' } }, { currency: 'USD' }],
    });
  });
});
