import * as z from 'zod';

const verdictSchema = z.object({
  status: z.enum(['accepted', 'duplicate', 'rejected']),
  code: z.string().optional(),
  message: z.string().optional(),
});
export type Verdict = z.output<typeof verdictSchema>;

const batchSchema = z.object({
  batchId: z.string(),
  status: z.string(),
  currency: z.string(),
  paymentCount: z.number(),
  totalAmount: z.string(),
  counts: z.object({
    completed: z.number(),
    failed: z.number(),
    cancelled: z.number(),
    returned: z.number(),
  }),
});
export type Batch = z.output<typeof batchSchema>;

const transactionSchema = z.object({
  transactionId: z.string(),
  affiliateId: z.string(),
  status: z.string(),
  amount: z.string(),
  currency: z.string(),
  failure: z.object({ message: z.string() }).optional(),
});
export type Transaction = z.output<typeof transactionSchema>;

const previewSchema = z.object({
  summary: z.object({
    totalAffiliates: z.number(),
    eligibleAffiliates: z.number(),
    totalAmount: z.string(),
    batches: z.number(),
    more: z.boolean(),
  }),
  previewToken: z.string(),
});
export type Preview = z.output<typeof previewSchema>;

const movementSchema = z.object({
  reference: z.string(),
  amountMinor: z.number().int().transform(BigInt),
  currency: z.string(),
});
export type Movement = z.output<typeof movementSchema>;

const createdSchema = z.object({ batches: z.array(batchSchema), more: z.boolean() });

const proofSchema = z.object({
  verified: z.boolean(),
  checked: z.object({ batches: z.number(), payments: z.number(), entries: z.number() }),
  firstBroken: z.object({ message: z.string() }).optional(),
  nextCursor: z.string().optional(),
});
export type AuditProof = z.output<typeof proofSchema>;

/** Uses the API like any client: over HTTP, with a token. */
export class PayoutClient {
  readonly #url: string;
  readonly #token: string;

  constructor(url: string, token: string) {
    this.#url = url;
    this.#token = token;
  }

  async importAffiliates(affiliates: readonly object[]): Promise<Verdict[]> {
    const schema = z.object({ affiliates: z.array(verdictSchema) });
    return (await this.#post('/affiliates', { affiliates }, schema)).affiliates;
  }

  async importCommissions(commissions: readonly object[]): Promise<Verdict[]> {
    const schema = z.object({ commissions: z.array(verdictSchema) });
    return (await this.#post('/commissions', { commissions }, schema)).commissions;
  }

  preview(currency: string): Promise<Preview> {
    return this.#post('/batches/preview?limit=1', { currency }, previewSchema);
  }

  /** @param previewToken absent: whatever is payable by now, seen or not */
  createBatches(currency: string, previewToken?: string) {
    return this.#post('/batches', { currency, previewToken }, createdSchema);
  }

  async execute(batchId: string): Promise<Batch> {
    return (await this.#post(`/batches/${batchId}/execute`, undefined, z.object({ batch: batchSchema }))).batch;
  }

  /** The newest batch in a status, if there is any. */
  async newestBatch(status: string): Promise<Batch | undefined> {
    const page = z.object({ batches: z.array(batchSchema) });
    const { batches } = await this.#call('GET', `${PREFIX}/batches?limit=1&status=${status}`, undefined, page);
    return batches[0];
  }

  async batches(): Promise<Batch[]> {
    return this.#list('/batches', 'batches', batchSchema);
  }

  async transactions(): Promise<Transaction[]> {
    return this.#list('/transactions', 'transactions', transactionSchema);
  }

  /** Starts a sweep. Only the local stack has this. */
  async sweep(): Promise<void> {
    await this.#call('POST', '/_local/schedules/sweep', undefined, z.unknown());
  }

  /** The address where the RiseWorks sandbox is controlled. Only a local stack that pays through it has one. */
  async riseControl(): Promise<string> {
    return (await this.#call('GET', '/_local/rise', undefined, z.object({ control: z.url() }))).control;
  }

  /** The books of the Mock bank, or of the sandbox. Only the local stack has this. */
  async bankMovements(): Promise<Movement[]> {
    return (await this.#call('GET', '/_local/bank', undefined, z.object({ movements: z.array(movementSchema) })))
      .movements;
  }

  /** The whole proof that nobody changed the audit log. */
  async verifyAudit(): Promise<AuditProof> {
    let proof: AuditProof | undefined;
    do {
      const cursor = proof?.nextCursor === undefined ? '' : `?cursor=${encodeURIComponent(proof.nextCursor)}`;
      proof = await this.#call('GET', `${PREFIX}/audit-logs/verify${cursor}`, undefined, proofSchema);
    } while (proof.verified && proof.nextCursor !== undefined);
    return proof;
  }

  async #list<Item>(path: string, name: string, schema: z.ZodType<Item>): Promise<Item[]> {
    const page = z.object({ [name]: z.array(schema), nextCursor: z.string().optional() });
    const items: Item[] = [];
    let cursor = '';
    do {
      const answer = await this.#call('GET', `${PREFIX}${path}?limit=100${cursor}`, undefined, page);
      items.push(...z.array(schema).parse(answer[name]));
      cursor = answer.nextCursor === undefined ? '' : `&cursor=${encodeURIComponent(String(answer.nextCursor))}`;
    } while (cursor !== '');
    return items;
  }

  #post<Answer>(path: string, body: unknown, schema: z.ZodType<Answer>): Promise<Answer> {
    return this.#call('POST', `${PREFIX}${path}`, body, schema);
  }

  async #call<Answer>(method: string, path: string, body: unknown, schema: z.ZodType<Answer>): Promise<Answer> {
    const answer = await fetch(`${this.#url}${path}`, {
      method,
      headers: { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
    return schema.parse(JSON.parse(text));
  }
}

const PREFIX = '/api/disbursement';
