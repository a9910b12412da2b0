import type { BankActor } from '../actors/bank.ts';
import { Known } from '../actors/known.ts';
import { ADMINS, system } from '../actors/people.ts';
import { type ActObjects, perform, USD } from '../actors/perform.ts';
import type { Checker } from '../rules/checker.ts';
import { eventsWentOut } from '../rules/events-went-out.ts';
import { moneyRules } from '../rules/rules.ts';
import { either, placeOf, plannedFaults, randomFaults, randomRaces } from '../world/effects/fault-plan.ts';
import { MOST_EFFECTS } from '../world/effects/gate.ts';
import type { Alone, Remembering } from '../world/lone-processes.ts';
import type { Machines } from '../world/machine/machines.ts';
import { Stream } from '../world/stream.ts';
import { Random } from '../world/time/random.ts';
import { World } from '../world/world.ts';
import { bankOf, riseOf } from './bank-of.ts';
import { preparations } from './prepare.ts';
import { Recovery } from './recovery.ts';
import { restore } from './restore.ts';
import type { Act, Deed, Story } from './story.ts';
import { type Told, Witness } from './witness.ts';

export type TellOptions = {
  readonly machines: Machines;
  /** Records everything that happens, for people. */
  readonly tell?: ((at: string, process: string, text: string) => void) | undefined;
  /** Whether every place is recorded where a fault could have come. */
  readonly keepsPlaces?: boolean;
  /** Courses of the story that broke no rule. As soon as its fault has come and it takes one of them, it is told no further. */
  readonly known?: ReadonlySet<string> | undefined;
  /** What lone processes did when nothing went wrong in this story. Such a telling fills it, and others take from it until their fault. */
  readonly memory?: Map<string, Alone> | undefined;
};

/** Ends a telling, because what follows was told before. */
class KnownCourse extends Error {
  override readonly name = 'KnownCourse';
}

/** How long everything goes on after the last act, before people put things right. */
const AFTER_SECONDS = 400;
/** At most so many days after a bank has broken its word, the sweep has found it. */
const DAYS_LATER = 2;
const MORE_THAN_A_DAY_SECONDS = 90_000;
/** In one of so many histories every hash of the audit log is calculated again. */
const HASHED = 16;
/** How long somebody without an answer waits before asking again. */
const ASKS_AGAIN_SECONDS = 2;
const MOST_TRIES = 3;

/** Runs a story: preparations, acts under faults, recovery. @returns which rules were broken, and what was seen */
export function tellHistory(story: Story, options: TellOptions): Promise<Told> {
  return new Telling(story, options).run();
}

class Telling {
  readonly #story: Story;
  readonly #world: World;
  readonly #known: Known;
  readonly #bank: BankActor;
  readonly #stream: Stream;
  readonly #objects: ActObjects;
  readonly #recovery: Recovery;
  readonly #rules: Checker;
  readonly #witness = new Witness();
  #wordsBroken = 0;
  #requests = 0;
  /** The version of the table when everybody was there. */
  #prepared = 0;
  #isRestored = false;

  constructor(story: Story, { machines, tell, keepsPlaces = false, known, memory }: TellOptions) {
    const { seed, faults, skewMs, attemptLifetimeSeconds, paymentsPerSubmission } = story;
    const witness = this.#witness;
    const plan =
      'planned' in faults
        ? plannedFaults(faults.planned)
        : either(randomFaults(new Random(seed, 2), faults.probability), randomRaces(new Random(seed, 7), faults.races));
    this.#story = story;
    this.#world = new World({
      seed,
      machines,
      faults: witness.watched(plan, keepsPlaces),
      narrowed: { paymentsPerSubmission, currencies: new Set([USD]) },
      skewMs,
      attemptLifetimeSeconds,
      keysKeptSeconds: story.keysKeptSeconds,
      rise: riseOf(story),
      riseTells: ({ body }) => deliver(body),
      check: () => {
        this.#stream.look();
        witness.breaks(this.#rules.step());
      },
      notice: (process, error) => this.#notice(process, error),
      endless: (process) => {
        const text = `${process}: not done after ${MOST_EFFECTS.toLocaleString('en')} effects`;
        witness.breaks([{ rule: 'every process comes to its end', text }]);
      },
      entered: (state) => witness.saw(`state ${state}`),
      memory: memory && this.#remembering(memory),
      came: known && ((course) => this.#came(course, known)),
      tell,
    });
    this.#known = new Known(this.#world.table);
    const { actor, books, quietSeconds, deliver } = bankOf(this.#world);
    this.#bank = actor;
    this.#rules = moneyRules(this.#world.table, books, {
      withHashes: seed % HASHED === 0,
    });
    this.#stream = new Stream(this.#world, {
      isListenedTo: story.isListenedTo,
      saw: (action) => witness.saw(`audit ${action}`),
    });
    this.#objects = {
      known: this.#known,
      names: story.cast.map(({ name }) => name),
      bank: this.#bank,
    };
    this.#recovery = new Recovery({
      world: this.#world,
      known: this.#known,
      bank: this.#bank,
      quietSeconds,
      now: (deed, admin) => this.#now(deed, admin),
    });
  }

  async run(): Promise<Told> {
    try {
      await this.#tell();
    } catch (error) {
      if (!(error instanceof KnownCourse)) throw error;
    }
    const { broken, faults, places, branches, courses } = this.#witness;
    return {
      broken,
      effects: this.#world.gate.effects,
      faults,
      places,
      branches,
      courses,
      ends: this.#recovery.ends(),
    };
  }

  #remembering(memory: Map<string, Alone>): Remembering {
    const { faults } = this.#story;
    if (!('planned' in faults)) throw new Error('no two tellings are the same where faults are drawn');
    const fateful = new Set([...faults.planned.keys()].map((place) => placeOf(place).process));
    const isUntouched = fateful.size === 0;
    return {
      of: (process) => {
        const runs = isUntouched || fateful.has(process) || this.#witness.faults.size > 0;
        return runs ? undefined : memory.get(process);
      },
      keep: (process, alone) => {
        if (isUntouched) memory.set(process, alone);
      },
    };
  }

  #came(course: string, known: ReadonlySet<string>): void {
    const { faults } = this.#story;
    if ('planned' in faults && faults.planned.size > this.#witness.faults.size) return;
    if (known.has(course)) throw new KnownCourse(course);
    this.#witness.courses.push(course);
  }

  async #tell(): Promise<void> {
    const { acts, cast } = this.#story;
    const world = this.#world;
    world.gate.isFaulty = false;
    void world.begin('preparations', ADMINS[0], preparations(cast, this.#bank));
    await world.run(world.time.nowMs);
    this.#prepared = world.table.version;
    world.gate.isFaulty = true;
    for (const act of acts) world.after(act.at, () => void this.#begin(act));
    const last = acts.reduce((latest, { at }) => Math.max(latest, at), 0);
    await world.run(world.time.nowMs + (last + AFTER_SECONDS) * 1_000);
    world.gate.isFaulty = false;
    await this.#recover();
    // Processes that stood still for longer than anybody waited go on now.
    const { version } = world.table;
    await world.run();
    if (world.table.version !== version) await this.#recover();
    if (this.#wordsBroken > 0) await this.#daysLater();
    this.#witness.breaks(this.#rules.end());
    if (this.#story.isListenedTo) this.#witness.breaks(eventsWentOut(this.#stream.entries, this.#stream.published));
    if (this.#story.rise) this.#witness.saw('bank is Rise');
    if (this.#story.rise?.signsReally) this.#witness.saw('bank is Rise, signed on the real curve');
    const forgotten = world.forgetful?.forgottenBy(world.time.nowMs) ?? 0;
    if (forgotten > 0) this.#witness.saw('bank forgets a submission');
  }

  async #begin(act: Act): Promise<void> {
    for (let turns = 0; turns < act.lateBy; turns += 1) await this.#world.scheduler.turn();
    switch (act.does) {
      case 'webhook': {
        const { payments } = this.#known.look();
        const about = payments[act.payment % Math.max(1, payments.length)];
        return about && this.#bank.says(act.says, about);
      }
      case 'funds':
        return this.#bank.setFunds(act.amountMinor);
      case 'break-word':
        return this.#breakWord(act);
      case 'restore':
        this.#isRestored = true;
        return restore(this.#world, { noEarlierThan: this.#prepared, backSeconds: act.backSeconds });
      default:
        return this.#request(act, `act ${act.id} ${act.does}`, act);
    }
  }

  async #breakWord({ how, payment, isSaid }: Deed & { does: 'break-word' }): Promise<void> {
    const { payments } = this.#known.look();
    const from = payment % Math.max(1, payments.length);
    const inTurn = [...payments.slice(from), ...payments.slice(0, from)];
    const about = inTurn.find((one) => this.#bank.breaksItsWord(how, one));
    if (about === undefined) return;
    if (isSaid) void this.#bank.says(how === 'takes-back' ? 'failed' : 'paid', about);
    this.#wordsBroken += 1;
    this.#witness.saw(`bank ${how}`);
  }

  /** A request that is sent again is the same request, under the same key. */
  async #request(
    deed: Deed,
    name: string,
    { admin, asksAgain }: Asking,
    tries = 1,
    occasion = this.#world.occasion(name),
  ) {
    const isOurs = deed.does === 'sweep' || deed.does === 'payouts' || deed.does === 'sync';
    const actor = isOurs ? system(deed.does) : ADMINS[admin];
    const end = await this.#world.begin(
      name,
      actor,
      (product, context) => perform(deed, this.#objects, product, context),
      occasion,
    );
    if (end.kind === 'answered') for (const branch of end.value) this.#witness.saw(branch);
    if (end.kind === 'answered' || !asksAgain || tries === MOST_TRIES) return;
    this.#world.after(
      ASKS_AGAIN_SECONDS,
      () => void this.#request(deed, name, { admin, asksAgain }, tries + 1, occasion),
    );
  }

  /** After a restore an execution from before may ask for a batch that no longer exists. */
  #notice(process: string, error: unknown): void {
    if (this.#isRestored || isReport(process)) return;
    this.#witness.breaks([{ rule: 'nothing fails by itself', text: `${process}: ${wordsOf(error)}` }]);
  }

  async #recover(): Promise<void> {
    if (await this.#recovery.run()) return;
    const text = [...this.#recovery.ends()].map(([what, count]) => `${count} ${what}`).join(', ');
    this.#witness.breaks([{ rule: 'every batch comes to its end', text }]);
  }

  /** What a bank says otherwise than before is found by the looks of the next days, if by nothing else. */
  async #daysLater(): Promise<void> {
    for (let days = 0; days < DAYS_LATER; days += 1) {
      await this.#world.run(this.#world.time.nowMs + MORE_THAN_A_DAY_SECONDS * 1_000);
      await this.#recover();
    }
  }

  async #now(deed: Deed, admin: 0 | 1): Promise<void> {
    this.#requests += 1;
    void this.#request(deed, `recovery ${this.#requests} ${deed.does}`, { admin, asksAgain: false });
    await this.#world.run(this.#world.time.nowMs);
  }
}

type Asking = Pick<Act, 'admin' | 'asksAgain'>;

function wordsOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

/** The last step of the daily run fails, for its alarm, when a step before it had to give up. */
const isReport = (process: string): boolean => process.startsWith('end-scheduled-run');
