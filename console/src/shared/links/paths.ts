/** Addresses of the pages of single things. Ids may hold `:` and other characters that a path has to escape. */
export const batchPath = (batchId: string): `/${string}` => `/batches/${encodeURIComponent(batchId)}`;

export const paymentPath = (transactionId: string): `/${string}` => `/payments/${encodeURIComponent(transactionId)}`;

export const affiliatePath = (affiliateId: string): `/${string}` => `/affiliates/${encodeURIComponent(affiliateId)}`;
