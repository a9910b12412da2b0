import type { WebhookEvent } from '../../../infra/local/rise/webhooks/event.ts';
import type { Actor } from '../../../lib/domain/audit/actor.ts';
import { instant } from '../../../lib/domain/shared/time.ts';
import type { Context } from '../../../lib/payouts/shared/context.ts';
import type { Occasion } from '../../../lib/payouts/shared/derived-id.ts';
import type { ProviderDirectory } from '../../../lib/payouts/shared/payment-provider.ts';
import { createProviderDirectory } from '../../../lib/providers/create-provider.ts';
import { MockProvider } from '../../../lib/providers/mock/mock-provider.ts';
import { DynamoMockBank } from '../../../lib/store/mock-bank/mock-bank-repository.ts';
import { SimulatedTable } from '../store/simulated-table.ts';
import { contextOf, Ids } from './context.ts';
import { Course } from './course.ts';
import type { FaultPlan } from './effects/fault-plan.ts';
import { Gate } from './effects/gate.ts';
import { gatedDirectory, type Narrowed, type ProviderGate, Window } from './effects/gated-provider.ts';
import { gatedTable, TABLE_NAME } from './effects/gated-table.ts';
import { type End, Process } from './effects/process.ts';
import { ForgetfulBank } from './forgetful-bank.ts';
import { LoneProcesses, type Remembering } from './lone-processes.ts';
import { execute } from './machine/interpreter.ts';
import { lambdaNamed } from './machine/lambdas.ts';
import { lambdaOf, type Machines } from './machine/machines.ts';
import type { Json } from './machine/paths.ts';
import { Aborted, StateError } from './machine/state-error.ts';
import { StepFunctions } from './machine/step-functions.ts';
import { type Product, productOf } from './product.ts';
import { type RiseOptions, SimulatedRise } from './rise/simulated-rise.ts';
import { WarmProviders } from './rise/warm-providers.ts';
import { Random } from './time/random.ts';
import { ruleTimers } from './time/rule-timers.ts';
import { Scheduler } from './time/scheduler.ts';
import { VirtualTime } from './time/virtual-time.ts';

const START_MS = Date.parse('2026-03-01T00:00:00.000Z');

export type WorldOptions = {
  readonly seed: number;
  readonly machines: Machines;
  readonly faults: FaultPlan;
  readonly narrowed?: Narrowed;
  /** The most by which the clocks of two machines differ. */
  readonly skewMs?: number;
  readonly attemptLifetimeSeconds?: number;
  /** For how long the Mock bank knows a submission again; absent: for ever. */
  readonly keysKeptSeconds?: number | undefined;
  /** Everybody is paid through Rise; absent: through the Mock bank. */
  readonly rise?: RiseOptions | undefined;
  /** Rise has something to tell us. */
  readonly riseTells?: (event: WebhookEvent) => void;
  /** After every effect. */
  readonly check?: () => void;
  /** A process failed, though nothing went wrong with any of its effects. */
  readonly notice?: (process: string, error: unknown) => void;
  /** An execution came to a state. */
  readonly entered?: (state: string) => void;
  /** What lone processes did in another telling of this story. Absent: all of them run. */
  readonly memory?: Remembering | undefined;
  /** Nothing is under way at this moment, and the history has taken that course; absent: nobody asks. What it throws ends the run. */
  readonly came?: ((course: string) => void) | undefined;
  /** A process went round in circles, and was ended. */
  readonly endless?: ((process: string) => void) | undefined;
  /** For people: everything that happens. */
  readonly tell?: ((at: string, process: string, text: string) => void) | undefined;
};

/** Whoever runs a piece of our code, with all that it needs. */
export type Run<T> = (product: Product, context: Context, process: Process) => Promise<T>;

/** The whole deployment, simulated: what happens in it follows from the seed and the plan of faults alone. */
export class World {
  readonly time = new VirtualTime(START_MS);
  readonly table: SimulatedTable;
  /** The Mock bank's own: it stays where it is when ours is restored. */
  readonly bank: SimulatedTable;
  readonly rise: SimulatedRise | undefined;
  readonly forgetful: ForgetfulBank | undefined;
  readonly gate: Gate;
  readonly scheduler: Scheduler;
  readonly #random: Random;
  readonly #bytes: Random;
  readonly #warm: WarmProviders | undefined;
  readonly #stepFunctions: StepFunctions;
  readonly #options: WorldOptions;
  readonly #ids = new Ids();
  /** Of the bank, which all processes see. */
  readonly #window = new Window(() => this.time.nowMs);
  readonly #begun = new Map<string, number>();
  readonly #underWay = new Set<Process>();
  readonly #alone: LoneProcesses | undefined;
  /** How many have begun. */
  #processes = 0;
  readonly #course = new Course();

  constructor(options: WorldOptions) {
    this.#options = options;
    const { seed, faults, tell, rise, check = () => undefined, riseTells = () => undefined } = options;
    this.#random = new Random(seed, 1);
    this.#bytes = new Random(seed, 4);
    const now = () => this.time.nowMs;
    this.table = new SimulatedTable({ name: TABLE_NAME, now });
    this.bank = new SimulatedTable({ name: TABLE_NAME, now });
    this.scheduler = new Scheduler(this.time, this.#random, () => this.#stands());
    this.gate = new Gate({
      scheduler: this.scheduler,
      faults,
      underWay: () => this.#underWay.size,
      after: () => {
        this.#alone?.afterEffect();
        check();
      },
      endless: options.endless,
      tell: tell && ((process, text) => tell(this.time.now(), process, text)),
    });
    const { keysKeptSeconds } = options;
    this.forgetful = keysKeptSeconds === undefined ? undefined : new ForgetfulBank(this.bank, keysKeptSeconds);
    this.rise = rise && new SimulatedRise(this.time, rise, { settled: check, tells: riseTells });
    this.#warm = rise && this.rise && new WarmProviders({ ...rise, rise: this.rise, gate: this.gate, time: this.time });
    this.#stepFunctions = new StepFunctions((arn, name, input) => this.#runExecution(arn, name, input));
    // Rise keeps books of its own.
    this.#alone = rise
      ? undefined
      : options.memory &&
        new LoneProcesses(options.memory, {
          time: this.time,
          tables: this,
          ids: this.#ids,
          chance: this.#random,
          bytes: this.#bytes,
          effects: () => this.gate.effects,
          begun: () => this.#processes,
          startAgain: (start) => this.#stepFunctions.startAgain(start),
          check,
        });
  }

  /** Lets the world go on until nothing is left to do, or up to a moment. */
  run(untilMs?: number): Promise<void> {
    return ruleTimers({ time: this.time, random: this.#random, bytes: this.#bytes }, () => this.scheduler.run(untilMs));
  }

  /** Something that happens so many seconds from now. */
  after(seconds: number, happens: () => void): void {
    this.time.set(seconds * 1_000, happens);
  }

  /** Begins a process, which may be stopped at each of its effects. */
  begin<T>(label: string, actor: Actor, run: Run<T>, occasion?: Occasion): Promise<End<T>> {
    const process = this.#processOf(label);
    const remembered = this.#remembered<T>(process);
    if (remembered) return Promise.resolve(remembered);
    const context = contextOf(this.time, this.#ids, process, actor, occasion ?? this.occasion(process.name));
    const product = this.#productFor(label, process);
    this.gate.begins(process);
    this.#notes(`${process.name} begins`);
    const keep = this.#alone?.begins(process, this.#underWay.size === 0);
    return new Promise((resolve) => {
      this.#underWay.add(process);
      const end = (how: End<T>) => {
        if (!this.#underWay.delete(process)) return;
        if (how.kind === 'answered') keep?.(how.value);
        this.#warm?.giveBack(lambdaIn(label), process);
        this.#notes(`${process.name} ${how.kind === 'answered' ? 'answers' : 'breaks off'}`);
        resolve(how);
      };
      process.onCrash = () => end({ kind: 'crashed' });
      run(product, context, process).then(
        (value) => end({ kind: 'answered', value }),
        (error: unknown) => {
          if (process.faults === 0 && !process.isCutOff) this.#options.notice?.(process.name, error);
          end({ kind: 'threw', error });
        },
      );
    });
  }

  /** How a process ended in another telling, where it did the same. */
  #remembered<T>(process: Process): End<T> | undefined {
    const alone = this.#alone?.of(process);
    if (!alone) return undefined;
    this.gate.begins(process);
    this.#notes(`${process.name} begins`);
    this.#alone?.doAgain(alone);
    this.#notes(`${process.name} answers`);
    // The same process of the same story, so it answers with the same.
    return { kind: 'answered', value: alone.value as T };
  }

  /**
   * The deployment is pointed at a table that was restored from a backup. Processes under way still have the closed one. State
   * machines go on, and their next Lambdas have the restored one.
   */
  restoreTo(version: number): void {
    for (const process of this.#underWay) process.isCutOff = true;
    this.table.restoreTo(version);
  }

  /** For tests that do something by hand, outside of all histories. */
  contextFor(name: string, actor: Actor): Context {
    return contextOf(this.time, this.#ids, new Process(name, 0), actor, this.occasion(name));
  }

  /** A request or a firing, as it first came at this moment. */
  occasion(id: string): Occasion {
    return { id, at: instant(new Date(this.time.nowMs)) };
  }

  #notes(text: string): void {
    if (this.#options.came) this.#course.note(text);
  }

  /** Rise keeps books of its own, which are in no course. */
  #stands(): void {
    if (!this.#options.came || this.#underWay.size > 0 || this.rise) return;
    const { nowMs, awaited } = this.time;
    const moment = [nowMs, this.#window.shutUntilMs, this.#ids.made, ...awaited];
    this.#options.came(this.#course.at([this.table.feed, this.bank.feed], moment));
  }

  #processOf(label: string): Process {
    const nth = (this.#begun.get(label) ?? 0) + 1;
    this.#begun.set(label, nth);
    this.#processes += 1;
    const { skewMs = 0 } = this.#options;
    const skew = skewMs === 0 ? 0 : this.#random.below(skewMs + 1) - Math.trunc(skewMs / 2);
    return new Process(nth === 1 ? label : `${label} #${nth}`, skew, lambdaIn(label));
  }

  #providersFor(label: string, process: Process): ProviderDirectory {
    if (this.#warm) {
      const rise = this.#warm.take(lambdaIn(label), process);
      return { defaultName: rise.name, names: [rise.name], get: () => rise };
    }
    const { attemptLifetimeSeconds = 5 } = this.#options;
    return createProviderDirectory('mock', {
      mockBank: new DynamoMockBank(gatedTable(this.bank, this.gate, process, true)),
      mockAttemptLifetimeSeconds: attemptLifetimeSeconds,
    });
  }

  /** The provider that takes submissions: the same, over a bank that forgets. */
  #forgetfulFor(process: Process): ProviderGate['forgetful'] {
    const { keysKeptSeconds, attemptLifetimeSeconds = 5 } = this.#options;
    if (!this.forgetful || keysKeptSeconds === undefined || this.rise) return undefined;
    const bank = new DynamoMockBank(gatedTable(this.bank, this.gate, process, true));
    const remembering = this.forgetful.over(bank, () => this.time.nowMs);
    return { keysKeptSeconds, provider: new MockProvider(remembering, { attemptLifetimeSeconds }) };
  }

  #productFor(label: string, process: Process): Product {
    const { narrowed = {} } = this.#options;
    const directory = this.#providersFor(label, process);
    return productOf(
      gatedTable(this.table, this.gate, process),
      gatedDirectory(directory, {
        gate: this.gate,
        process,
        narrowed,
        now: () => this.time.at(process.skewMs),
        window: this.#window,
        forgetful: this.#forgetfulFor(process),
      }),
      this.#stepFunctions.client(this.gate, process),
    );
  }

  async #runExecution(arn: string, name: string, input: Json) {
    const machine = this.#options.machines.get(arn);
    if (!machine) throw new Error(`there is no state machine ${arn}`);
    const process = this.#processOf(`execution ${name}`);
    const around = {
      enter: (state: string) =>
        this.gate.pass<void>(process, {
          kind: 'transition',
          act: () => {
            this.#notes(`${process.name} comes to ${state}`);
            this.#options.entered?.(state);
          },
          under: () => Promise.reject(new Aborted()),
          text: () => `comes to ${state}`,
        }),
      invoke: (lambda: string, payload: Json, timeoutSeconds: number) => {
        const once = () => this.#invoke(lambdaOf(lambda), payload, timeoutSeconds);
        this.#notes(`${process.name} calls ${lambda} with ${JSON.stringify(payload)}`);
        return this.gate.pass<Json>(process, {
          kind: 'invoke',
          act: once,
          twice: async (late) => {
            const [first] = await Promise.all([once(), late(once).catch(() => null)]);
            return first;
          },
          text: () => `calls ${lambdaOf(lambda)} with ${JSON.stringify(payload)}`,
        });
      },
      wait: (seconds: number) => new Promise<void>((resolve) => this.after(seconds, resolve)),
    };
    try {
      // After the caller has its answer.
      await around.wait(0);
      await execute(machine, input, around);
      return 'SUCCEEDED' as const;
    } catch (error) {
      return error instanceof Aborted ? ('ABORTED' as const) : ('FAILED' as const);
    }
  }

  /** @throws StateError as Step Functions names what went wrong */
  #invoke(name: string, payload: Json, timeoutSeconds: number): Promise<Json> {
    const step = lambdaNamed(name);
    const ended = this.begin(name, { type: 'system', name }, (product, context) =>
      step(product).inContext(payload, context),
    );
    return new Promise((resolve, reject) => {
      const tooLate = this.time.set(timeoutSeconds * 1_000, () => reject(new StateError('States.Timeout')));
      void ended.then((end) => {
        this.time.cancel(tooLate);
        if (end.kind === 'answered') resolve(jsonOf(end.value));
        else reject(new StateError(end.kind === 'crashed' ? 'Runtime.ExitError' : 'StepFailed'));
      });
    });
  }
}

/** What an act does; for all other processes the name of the Lambda. */
const lambdaIn = (label: string): string => label.slice(label.lastIndexOf(' ') + 1);

/** The part of an answer that goes over the wire. It has only ids, counters and words, which need no conversion. */
function jsonOf(value: object): Json {
  return value as Json;
}
