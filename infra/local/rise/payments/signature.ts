import { isDeepStrictEqual } from 'node:util';
import type { Rise } from '../rise.ts';
import { sameAddress } from '../wire/ids.ts';
import { Refusal } from '../wire/refusal.ts';
import { type Draft, type ToSign, toSignSchema } from './draft.ts';
import type { CreateRequest, ExecuteRequest } from './payment-request.ts';

export const invalidSignature = (): Refusal => new Refusal(400, 'Invalid signature', { code: 'INVALID_SIGNATURE' });

/** viem refuses mixed case that is not a checksum. The hash is the same in lower case. */
const inSmallLetters = (text: string): string => (/^0x[a-fA-F0-9]{40}$/.test(text) ? text.toLowerCase() : text);
const lowered = (toSign: ToSign): ToSign =>
  toSignSchema.parse(
    JSON.parse(JSON.stringify(toSign), (_, one: unknown) => (typeof one === 'string' ? inSmallLetters(one) : one)),
  );

/** What decides where the money goes. The description may have changed since. */
const moneyOf = ({ from, to, pay_now, network }: CreateRequest) => ({
  from,
  to: to.map(({ to: payee, amount_cents, currency_symbol }) => ({ payee, amount_cents, currency_symbol })),
  pay_now,
  network,
});

/**
 * The draft that a request carries out.
 *
 * @throws Refusal INVALID_SIGNATURE unless this signer signed exactly what was sent out for this request
 */
export const signedDraft = async (rise: Rise, request: ExecuteRequest): Promise<Draft> => {
  const { typed_data, signer, signature } = request;
  const draft = rise.bank.drafts.get(typed_data.salt);
  if (draft === undefined) throw invalidSignature();
  if (!isDeepStrictEqual(typed_data, draft.toSign.typed_data)) throw invalidSignature();
  if (!isDeepStrictEqual(moneyOf(request), moneyOf(draft.request))) throw invalidSignature();
  if (!sameAddress(signer, typed_data.from)) throw invalidSignature();
  const signedBy = await rise.proofs.typedDataSigner(lowered(draft.toSign), signature).catch(() => undefined);
  if (signedBy === undefined || !sameAddress(signedBy, signer)) throw invalidSignature();
  return draft;
};
