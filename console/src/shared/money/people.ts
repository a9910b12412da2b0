/** `1 person`, `12 people`. */
export const people = (count: number): string => (count === 1 ? '1 person' : `${count} people`);

/** `1 batch`, `12 batches`. */
export const batches = (count: number): string => (count === 1 ? '1 batch' : `${count} batches`);

/** `1 payment`, `12 payments`. */
export const payments = (count: number): string => (count === 1 ? '1 payment' : `${count} payments`);

/** `1 commission`, `12 commissions`. */
export const commissions = (count: number): string => (count === 1 ? '1 commission' : `${count} commissions`);
