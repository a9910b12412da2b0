/** One story runs through all examples of the API document: Ann's two commissions, paid by one batch. */
export const EXAMPLE_BATCH_ID = 'batch-01KAV8M2C7R5Y3T9QZ4X6W1NDE';
export const EXAMPLE_TRANSACTION_ID = `${EXAMPLE_BATCH_ID}.001`;
export const EXAMPLE_PREVIEW_TOKEN = '01KAV8K9H4B2T6M8V0S3P5Q7RJ';

/** Who made a batch: the user name of the admin. */
export const EXAMPLE_ADMIN = 'ada@example.com';

/** The shape of a cursor. Only the listing itself makes one that is accepted. */
export const EXAMPLE_CURSOR = 'eyJhZnRlciI6ImFubiJ9.pZ0l6yQ2m9f4kT7sWcVb1nXr8uEoAiHdGjLqYt3R5vM';
