import type { Fault } from '../world/effects/fault.ts';

/** A person who is paid. `behaviour`: how the Mock bank treats them. */
export type Cast = { readonly name: string; readonly behaviour: string; readonly commissions: readonly bigint[] };

/** What somebody does. Its object is a number: the nth thing of its kind that exists by then. */
export type Deed =
  | { readonly does: 'create' | 'pay-all' }
  | { readonly does: 'execute' | 'delete' | 'approve'; readonly batch: number }
  | { readonly does: 'retry' | 'cancel'; readonly payment: number }
  /** Two people say what the bank's own books say, because they do not lie. */
  | { readonly does: 'resolve'; readonly payment: number }
  | { readonly does: 'pay-one' | 'hold' | 'release' | 'restore-payee'; readonly affiliate: number }
  | { readonly does: 'import'; readonly affiliate: number; readonly amountMinor: bigint }
  | { readonly does: 'import-again' | 'reverse'; readonly commission: number }
  | { readonly does: 'adjust'; readonly affiliate: number; readonly amountMinor: bigint }
  | { readonly does: 'relink'; readonly affiliate: number; readonly behaviour: string }
  | { readonly does: 'pause' | 'resume' | 'sweep' | 'sync' | 'schedule-on' | 'payouts' }
  | { readonly does: 'limit'; readonly dailyMinor: bigint | null }
  | { readonly does: 'approval'; readonly mode: 'off' | 'always' }
  | { readonly does: 'webhook'; readonly payment: number; readonly says: WebhookSays }
  /** The table goes back by so many seconds. The bank does not. */
  | { readonly does: 'restore'; readonly backSeconds: number }
  | { readonly does: 'settle-restore' }
  /** Whoever was paid under this payee id in the lost time is linked to it again, as the runbook says. */
  | { readonly does: 'link-paid'; readonly payee: string }
  | { readonly does: 'funds'; readonly amountMinor: bigint }
  /** The first payment from that one on of which the bank can break its word in that way. `isSaid`: a webhook tells of it. */
  | { readonly does: 'break-word'; readonly payment: number; readonly how: BrokenWord; readonly isSaid: boolean };

/** `repeated`: an event that came before, once more. */
export type WebhookSays = 'paid' | 'failed' | 'nothing' | 'repeated';

/** It pays what it had finally not paid, takes back what it had paid, or lets money stay that it had said came back. */
export type BrokenWord = 'pays' | 'takes-back' | 'pays-returned';

/**
 * `id`: unique in its story, and kept when other acts are left out. `lateBy`: it begins after so many turns of other processes at its
 * moment, so that it meets them in the middle of their work. `admin`: 0 or 1, because some acts take two people. `asksAgain`:
 * repeats the request if no answer came.
 */
export type Act = Deed & {
  readonly id: number;
  readonly at: number;
  readonly lateBy: number;
  readonly admin: 0 | 1;
  readonly asksAgain: boolean;
};

/** A history before it happens. Running it again gives the same history. */
export type Story = {
  readonly seed: number;
  readonly cast: readonly Cast[];
  readonly acts: readonly Act[];
  /** The probability of a fault at each effect, and of a race at each that may have one; or an exact list of faults. */
  readonly faults:
    | { readonly probability: number; readonly races: number }
    | { readonly planned: ReadonlyMap<string, Fault> };
  /** Whether what happens is announced to other systems and people. */
  readonly isListenedTo: boolean;
  readonly paymentsPerSubmission: number;
  readonly skewMs: number;
  readonly attemptLifetimeSeconds: number;
  /** For how long the Mock bank knows a submission again; absent: for ever. */
  readonly keysKeptSeconds?: number | undefined;
  /** Everybody is paid through Rise; absent: through the Mock bank. */
  readonly rise?: RiseStory | undefined;
};

/** Where Rise's documents leave open what it does. */
export type RiseStory = {
  /** Whether what is signed is signed on the real curve. */
  readonly signsReally: boolean;
  readonly behaviour: Readonly<Record<string, string | number>>;
};
