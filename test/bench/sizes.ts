/** How much of everything a run of the bench measures. */
export interface Sizes {
  readonly commissionsOfPayment: readonly number[];
  readonly paymentsOfBatch: readonly number[];
  readonly oldBatches: readonly number[];
  readonly affiliates: readonly number[];
  /** How many fresh processes the median is taken of. */
  readonly processes: number;
  /** How many fresh copies of the project the median is taken of. */
  readonly freshCopies: number;
  /** How many times the sample of `npm run demo` is imported and paid; how many times while the stack is profiled. */
  readonly sampleTimes: number;
  readonly profiledTimes: number;
}

/** The sizes for the published figures. */
export const FULL: Sizes = {
  commissionsOfPayment: [1, 10, 100, 1_000],
  paymentsOfBatch: [1, 10, 100],
  oldBatches: [100, 1_000, 10_000],
  affiliates: [1_000, 10_000, 100_000],
  processes: 7,
  freshCopies: 3,
  sampleTimes: 10,
  profiledTimes: 1,
};

/** Small sizes, to try the bench itself. */
export const SMALL: Sizes = {
  commissionsOfPayment: [1, 10],
  paymentsOfBatch: [1, 10],
  oldBatches: [100, 300],
  affiliates: [50, 100],
  processes: 1,
  freshCopies: 1,
  sampleTimes: 0.05,
  profiledTimes: 0.05,
};
