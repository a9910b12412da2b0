/** What a process does that others can notice; before each it can be stopped. */
export const EFFECTS = [
  /** A consistent read of the table. */
  'read',
  /** Several items at once. */
  'read-many',
  /** A query of an index, which may lag. */
  'index',
  /** One item, without a condition. */
  'write',
  'transact',
  /** The Mock bank looks into its own books. */
  'bank-read',
  /** The Mock bank writes into its own books. */
  'booking',
  /** The provider is asked to pay. */
  'submit',
  /** The provider is asked what became of an attempt. */
  'look-up',
  /** Anything else that the provider is asked. */
  'ask',
  /** A request to Rise over HTTP. */
  'request',
  /** The one that moves money. */
  'transfer',
  /** StartExecution. */
  'start',
  /** DescribeExecution. */
  'describe',
  /** The state machine calls a Lambda. */
  'invoke',
  /** The state machine goes on to its next state. */
  'transition',
  /** Events go to other systems. */
  'publish',
  /** A message goes to people. */
  'tell',
] as const;
export type EffectKind = (typeof EFFECTS)[number];

export const FAULTS = [
  /** The process dies, and the effect never happens. */
  'crash-before',
  /** The effect happens; the process dies without knowing. */
  'crash-after',
  /** The effect happens; the process is told that it failed. */
  'lost-answer',
  /** The effect does not happen; the process is told that it failed. */
  'failure',
  /** Too busy; it does not happen. */
  'throttle',
  /** Another transaction was in the way; it does not happen. */
  'conflict',
  /** A part of the items is left unread. */
  'unread',
  /** It happens twice: the second time at once, or after so many turns of others. */
  'twice',
  /** The process stands still, and goes on long after everybody has given it up. */
  'stall-before',
  /** The effect happens at once; its answer arrives long after everybody has given it up. */
  'stall-after',
  /** The index answers as the table was some writes ago. */
  'stale-index',
  /** The provider shows nothing for some time, and says so. */
  'hidden',
  /** The provider refuses a submission as a whole: nothing of this one moves money. */
  'rejected',
  /** A running execution does not show yet. https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeExecution.html */
  'unseen',
  /** Lambda has no room: it certainly did not run. */
  'turned-away',
  /** The provider asks to wait some seconds (429); it does not happen. */
  'busy',
  /** The effect happens; a gateway in between answers in the provider's place (502). */
  'gateway-error',
  /** The execution is ended from outside. */
  'abort',
  /** Others come first: it happens after so many turns of theirs, at the same moment. */
  'overtaken',
  /** The process stands still until the next one that does the same begins. Then it goes on beside that one, after so many turns. */
  'stall-until-next',
  /** The provider answers, but for some time nothing in its lists can be read. */
  'unreadable',
] as const;
export type FaultKind = (typeof FAULTS)[number];

/**
 * `amount`: seconds of a stall, or for which something is hidden or unreadable; the number of writes that a stale index lags behind; or a
 * number of turns. Other faults have none.
 */
export type Fault = { readonly kind: FaultKind; readonly amount: number };

const OF_PROCESS = ['crash-before', 'crash-after', 'lost-answer', 'failure', 'stall-before', 'stall-after'] as const;
const OF_READ = ['crash-before', 'failure', 'throttle', 'stall-before'] as const;

/** What can go wrong with what. */
export const FAULTS_OF: Readonly<Record<EffectKind, readonly FaultKind[]>> = {
  read: OF_READ,
  'read-many': [...OF_READ, 'unread'],
  index: [...OF_READ, 'stale-index'],
  write: [...OF_PROCESS, 'throttle', 'twice'],
  transact: [...OF_PROCESS, 'throttle', 'conflict'],
  // A bank acts at once on a submission that came in time. No part of that stands still for longer than the submission is valid.
  // The process that submits may stand still, before and after.
  'bank-read': ['crash-before', 'failure', 'throttle'],
  booking: ['crash-before', 'crash-after', 'lost-answer', 'failure', 'throttle', 'conflict'],
  submit: [...OF_PROCESS, 'twice', 'rejected'],
  'look-up': [...OF_PROCESS, 'hidden'],
  ask: OF_PROCESS,
  request: [...OF_PROCESS, 'busy', 'gateway-error', 'hidden', 'twice'],
  transfer: [...OF_PROCESS, 'busy', 'gateway-error', 'twice'],
  start: [...OF_PROCESS, 'twice'],
  describe: [...OF_READ, 'unseen'],
  invoke: ['turned-away', 'twice', 'lost-answer', 'failure'],
  transition: ['abort'],
  publish: [...OF_PROCESS, 'twice'],
  tell: [...OF_PROCESS, 'twice'],
};

export const isInsideBank = (effect: EffectKind): boolean => effect === 'bank-read' || effect === 'booking';

/**
 * Faults that make two meet. They change nothing where somebody is alone, so they are left out where every single fault is tried, and
 * histories draw them apart from the others.
 */
export const RACES_OF: Partial<Readonly<Record<EffectKind, readonly FaultKind[]>>> = {
  write: ['overtaken'],
  transact: ['overtaken', 'overtaken', 'overtaken', 'stall-until-next'],
  submit: ['overtaken', 'stall-until-next', 'rejected'],
  request: ['unreadable'],
  transfer: ['overtaken', 'stall-until-next'],
  start: ['overtaken'],
  invoke: ['twice'],
};

/** Around every time-out and lease that there is: of a Lambda, a task, the sweep, an attempt, an hour, a day. */
export const STALLS_SECONDS = [1, 8, 30, 75, 400, 4_000, 90_000] as const;
/** Seconds for which a provider shows nothing: for one question only, or until an attempt of some length is over. */
export const HIDES_SECONDS = [0, 10, 60, 400] as const;
/** For how long lists cannot be read: until an attempt is over, and for some sweeps. */
export const UNREADABLE_SECONDS = [60, 400, 1_500] as const;
/** Turns of others, up to about as many as an execution takes. */
export const TURNS = [2, 5, 10, 20, 50, 100] as const;
/** Writes that an index lags behind. */
export const LAGS = [1, 3, 10, 40] as const;
