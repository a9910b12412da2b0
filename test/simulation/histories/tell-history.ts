import { affiliateId, commissionId, payeeId } from '../../../lib/domain/shared/ids.ts';
import { money } from '../../../lib/domain/shared/money.ts';
import { importAffiliates } from '../../../lib/payouts/affiliates/import-affiliates.ts';
import { importCommissions } from '../../../lib/payouts/commissions/import-commissions.ts';
import { BankActor } from '../actors/bank.ts';
import { Known } from '../actors/known.ts';
import { ADMINS, system } from '../actors/people.ts';
import { perform, type Stage, USD } from '../actors/perform.ts';
import type { FaultKind } from '../world/effects/fault.ts';
import { plannedFaults, randomFaults } from '../world/effects/fault-plan.ts';
import type { Machines } from '../world/machine/machines.ts';
import { Stream } from '../world/stream.ts';
import { Random } from '../world/time/random.ts';
import { World } from '../world/world.ts';
import { Recovery } from './recovery.ts';
import type { Act, Deed, Story } from './story.ts';

/** A rule that did not hold, and what shows it. */
export type Broken = { readonly rule: string; readonly text: string };

export type Told = {
  readonly broken: readonly Broken[];
  readonly effects: number;
  readonly fired: ReadonlyMap<FaultKind, number>;
  /** Batches and payments by their state at the end. */
  readonly ends: ReadonlyMap<string, number>;
};

export type TellOptions = {
  readonly machines: Machines;
  readonly tell?: ((at: string, process: string, text: string) => void) | undefined;
};

/** What the acts have begun goes on for so long before people put everything right. */
const AFTER_SECONDS = 400;
/** Whoever gets no answer asks again after so long. */
const ASKS_AGAIN_SECONDS = 2;
const MOST_TRIES = 3;

/** Lets a story happen, and says which rules it broke. */
export async function tellHistory(story: Story, { machines, tell }: TellOptions): Promise<Told> {
  return new Telling(story, machines, tell).run();
}

class Telling {
  readonly #story: Story;
  readonly #world: World;
  readonly #known: Known;
  readonly #bank: BankActor;
  readonly #stream: Stream;
  readonly #stage: Stage;
  readonly #recovery: Recovery;
  readonly #broken: Broken[] = [];
  #lateDeeds = 0;

  constructor(story: Story, machines: Machines, tell: TellOptions['tell']) {
    const { seed, faults, skewMs, attemptLifetimeSeconds, paymentsPerSubmission } = story;
    this.#story = story;
    this.#world = new World({
      seed,
      machines,
      faults:
        'planned' in faults ? plannedFaults(faults.planned) : randomFaults(new Random(seed, 2), faults.probability),
      narrowed: { paymentsPerSubmission, currencies: new Set([USD]) },
      skewMs,
      attemptLifetimeSeconds,
      check: () => this.#stream.look(),
      notice: (process, error) =>
        this.#broken.push({ rule: 'no process fails by itself', text: `${process}: ${wordsOf(error)}` }),
      tell,
    });
    this.#known = new Known(this.#world.table);
    this.#bank = new BankActor(this.#world);
    this.#stream = new Stream(this.#world);
    this.#recovery = new Recovery({
      world: this.#world,
      known: this.#known,
      bank: this.#bank,
      now: (deed, admin) => this.#now(deed, admin),
    });
    this.#stage = {
      known: this.#known,
      names: story.cast.map(({ name }) => name),
      paidUnder: (payment) => this.#bank.paidUnder(payment),
    };
  }

  async run(): Promise<Told> {
    const world = this.#world;
    world.gate.isFaulty = false;
    await this.#prepare();
    world.gate.isFaulty = true;
    for (const [place, act] of this.#story.acts.entries()) world.after(act.at, () => void this.#begin(act, place));
    const last = this.#story.acts.reduce((latest, { at }) => Math.max(latest, at), 0);
    await world.run(world.time.nowMs + (last + AFTER_SECONDS) * 1_000);
    world.gate.isFaulty = false;
    await this.#recover();
    // What stood still for longer than anybody waited goes on now.
    const { version } = world.table;
    await world.run();
    if (world.table.version !== version) await this.#recover();
    return { broken: this.#broken, effects: world.gate.effects, fired: world.gate.fired, ends: this.#recovery.ends() };
  }

  async #prepare(): Promise<void> {
    const { cast } = this.#story;
    void this.#world.begin('preparations', ADMINS[0], async (product, context) => {
      await importAffiliates(
        product,
        context,
        cast.map(({ name, behaviour }) => ({
          affiliateId: affiliateId(name),
          fullName: `Name of ${name}`,
          email: `${name}@example.com`,
          country: 'US',
          payeeId: payeeId(`mock:${behaviour}:${name}`),
        })),
      );
      const commissions = cast.flatMap(({ name, commissions }) =>
        commissions.map((amountMinor, nth) => ({
          commissionId: commissionId(`c-${name}-${nth + 1}`),
          affiliateId: affiliateId(name),
          amount: money(USD, amountMinor),
          approvedAt: context.now(),
        })),
      );
      await importCommissions(product, context, commissions);
    });
    await this.#world.run(this.#world.time.nowMs);
  }

  async #begin(act: Act, place: number): Promise<void> {
    switch (act.does) {
      case 'webhook': {
        const { payments } = this.#known.look();
        const about = payments[act.payment % Math.max(1, payments.length)];
        return about && this.#bank.says(act.says, about);
      }
      case 'funds':
        return this.#bank.setFunds(act.amountMinor);
      default:
        return this.#request(act, place, 1);
    }
  }

  /** A request that is sent again is the same request, under the same key. */
  async #request(act: Act, place: number, tries: number, occasion = this.#world.occasion(`request ${place}`)) {
    const isOurs = act.does === 'sweep' || act.does === 'payouts' || act.does === 'sync';
    const actor = isOurs ? system(act.does) : ADMINS[act.admin];
    const end = await this.#world.begin(
      `act ${place} ${act.does}`,
      actor,
      (product, context) => perform(act, this.#stage, product, context),
      occasion,
    );
    if (end.kind === 'answered' || !act.asksAgain || tries === MOST_TRIES) return;
    this.#world.after(ASKS_AGAIN_SECONDS, () => void this.#request(act, place, tries + 1, occasion));
  }

  async #recover(): Promise<void> {
    if (await this.#recovery.run()) return;
    const text = [...this.#recovery.ends()].map(([what, count]) => `${count} ${what}`).join(', ');
    this.#broken.push({ rule: 'every batch comes to its end', text });
  }

  async #now(deed: Deed, admin: 0 | 1): Promise<void> {
    this.#lateDeeds += 1;
    void this.#request(
      { ...deed, admin, at: 0, asksAgain: false },
      this.#story.acts.length + this.#lateDeeds,
      MOST_TRIES,
    );
    await this.#world.run(this.#world.time.nowMs);
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}\n${error.stack}` : String(error);
}
