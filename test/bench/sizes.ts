/** How much of everything a run of the bench measures. */
export interface Sizes {
  readonly commissionsOfPayment: readonly number[];
  readonly paymentsOfBatch: readonly number[];
  readonly oldBatches: readonly number[];
  readonly affiliates: readonly number[];
  /** The number of commissions of the one affiliate who has very many. */
  readonly commissionsOfOne: number;
  /** How many fresh processes the median is taken of. */
  readonly processes: number;
}

/** The sizes for the published figures. */
export const FULL: Sizes = {
  commissionsOfPayment: [1, 10, 100, 1_000],
  paymentsOfBatch: [1, 10, 100],
  oldBatches: [100, 1_000, 10_000],
  affiliates: [100, 1_000, 10_000, 100_000],
  commissionsOfOne: 100_000,
  processes: 7,
};

/** Small sizes, to try the bench itself. */
export const SMALL: Sizes = {
  commissionsOfPayment: [1, 10],
  paymentsOfBatch: [1, 10],
  oldBatches: [100, 300],
  affiliates: [50, 100],
  commissionsOfOne: 200,
  processes: 1,
};
