import type { Settings } from '../../../lib/domain/settings/settings.ts';
import { DynamoBatchRepository } from '../../../lib/store/batches/batch-repository.ts';
import { DynamoSettingsRepository } from '../../../lib/store/settings/settings-repository.ts';
import { Table } from '../../../lib/store/shared/table.ts';
import type { BankActor } from '../actors/bank.ts';
import type { Known } from '../actors/known.ts';
import { TABLE_NAME } from '../world/effects/gated-table.ts';
import type { World } from '../world/world.ts';
import type { Deed } from './story.ts';

/** Sweeps come every five minutes. */
const SWEEP_SECONDS = 300;
/** After the last fault at most so many sweeps may be needed. */
const MOST_SWEEPS = 40;

const FINAL = ['COMPLETED', 'FAILED', 'CANCELLED'];

export type RecoveryParts = {
  readonly world: World;
  readonly known: Known;
  readonly bank: BankActor;
  /** Seconds after a restore for which something that was sent before it may still arrive. Nothing is settled earlier. */
  readonly quietSeconds: number;
  /** Somebody does something, and everything that follows from it at this moment happens. */
  readonly now: (deed: Deed, admin: 0 | 1) => Promise<void>;
};

/** What happens after the last fault: people do what only they can, and the sweep does the rest. */
export class Recovery {
  readonly #parts: RecoveryParts;
  readonly #batches: DynamoBatchRepository;
  readonly #settings: DynamoSettingsRepository;

  constructor(parts: RecoveryParts) {
    this.#parts = parts;
    // Not through the gate: whoever looks from outside is part of no history.
    const table = new Table(parts.world.table, TABLE_NAME);
    this.#batches = new DynamoBatchRepository(table);
    this.#settings = new DynamoSettingsRepository(table);
  }

  /** False if the sweep did not finish every batch. */
  async run(): Promise<boolean> {
    const { world, bank, known, now, quietSeconds } = this.#parts;
    await bank.putRight();
    if ((await this.#settings.load()).restored) {
      for (const commission of known.look().commissions.keys()) await now({ does: 'import-again', commission }, 0);
    }
    if ((await this.#settings.load()).restored) await world.run(world.time.nowMs + quietSeconds * 1_000);
    for (let sweeps = 0; sweeps < MOST_SWEEPS; sweeps += 1) {
      await this.#liftAll();
      // Not before the sweep has asked about all of the lost time.
      if ((await this.#settings.load()).restored)
        for (const admin of [0, 1] as const) await now({ does: 'settle-restore' }, admin);
      for (const payee of this.#paidButUnknown()) await now({ does: 'link-paid', payee }, 0);
      // Whoever stood still for long may have made another batch by now.
      await this.#executeAll();
      await now({ does: 'sweep' }, 0);
      await world.run(world.time.nowMs + SWEEP_SECONDS * 1_000);
      if (this.isOver() && !(await this.#settings.load()).restored) return true;
    }
    return false;
  }

  isOver(): boolean {
    return [...this.#parts.world.table.items()].every(
      ({ SK, status }) => SK !== 'BATCH' || FINAL.includes(String(status)),
    );
  }

  /** Batches and payments by their state. */
  ends(): Map<string, number> {
    const ends = new Map<string, number>();
    for (const { SK, status } of this.#parts.world.table.items()) {
      const what = SK === 'BATCH' ? 'batch' : String(SK).startsWith('TXN#') ? 'payment' : undefined;
      if (what) ends.set(`${what} ${String(status)}`, (ends.get(`${what} ${String(status)}`) ?? 0) + 1);
    }
    return ends;
  }

  /** Payees whom the bank paid in the lost time, and to whom nobody is linked any more. */
  #paidButUnknown(): string[] {
    const items = [...this.#parts.world.table.items()];
    const lost = items.filter(({ PK, status }) => String(PK).startsWith('LOST#') && status === 'UNASSIGNED');
    return lost.map(({ payeeId }) => String(payeeId));
  }

  /** Whoever stood still for long may have stopped or limited payouts only now. What weakens a control takes two people. */
  async #liftAll(): Promise<void> {
    const { now } = this.#parts;
    for (const deed of lifted(await this.#settings.load())) for (const admin of [0, 1] as const) await now(deed, admin);
  }

  async #executeAll(): Promise<void> {
    const { known, now } = this.#parts;
    for (const [batch, id] of known.look().batches.entries()) {
      const { status } = (await this.#batches.find(id)) ?? {};
      if (status !== 'PENDING' && status !== 'QUEUED') continue;
      for (const admin of [0, 1] as const) await now({ does: 'approve', batch }, admin);
      await now({ does: 'execute', batch }, 1);
    }
  }
}

function lifted({ pause, approval, limits }: Settings): Deed[] {
  return [
    ...(pause ? [{ does: 'resume' } as const] : []),
    ...(approval.mode === 'off' ? [] : [{ does: 'approval', mode: 'off' } as const]),
    ...(limits.dailyMinor.size === 0 ? [] : [{ does: 'limit', dailyMinor: null } as const]),
  ];
}
