import type { AttemptId } from '../../../domain/shared/ids.ts';
import { type Instant, instant } from '../../../domain/shared/time.ts';
import type { PaymentInstruction } from '../../../domain/transactions/outcome.ts';
import type { Preparation } from '../../../payouts/shared/payment-provider.ts';
import type { RiseApi } from '../api/rise-api.ts';
import { RiseError } from '../rise-error.ts';
import type { RiseSecrets } from '../secrets.ts';
import type { RiseSettings } from '../settings.ts';
import type { WalletOf } from '../wallet.ts';
import { checkTypedData, isDelayed } from './check-typed-data.ts';
import { createBodyOf, requestHashOf } from './create-body.ts';
import { recipientsOf } from './recipients.ts';
import { rejectionBeforeSending } from './rejection-of.ts';
import { writeRiseDocument } from './rise-document.ts';
import { withShortfall } from './shortfall.ts';
import { sign } from './sign.ts';
import { readTypedData } from './typed-data.ts';

type Dependencies = {
  readonly api: RiseApi;
  readonly settings: RiseSettings;
  readonly secrets: Pick<RiseSecrets, 'signingKey'>;
  readonly walletOf: WalletOf;
};

/**
 * Asks Rise for what is to be signed, and signs it if it is exactly our request. Nothing has moved after that, and nothing
 * can before the document is submitted.
 */
export async function preparePayments(
  deps: Dependencies,
  attemptId: AttemptId,
  payments: readonly PaymentInstruction[],
  now: Instant,
): Promise<Preparation> {
  try {
    return await prepare(deps, attemptId, payments, now);
  } catch (error) {
    if (!(error instanceof RiseError)) throw error;
    const neededMinor = payments.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
    const rejection = await withShortfall(deps.api, rejectionBeforeSending(error), neededMinor);
    return { kind: 'rejected', rejection };
  }
}

async function prepare(
  { api, settings, secrets, walletOf }: Dependencies,
  attemptId: AttemptId,
  payments: readonly PaymentInstruction[],
  now: Instant,
): Promise<Preparation> {
  const recipients = recipientsOf(payments, await api.members(), settings.signing.recipient);
  if ('reason' in recipients) return { kind: 'rejected', rejection: recipients };
  const request = createBodyOf(settings, attemptId, recipients);
  const created = await api.createPayments(request);
  const typedData = readTypedData(created);
  if ('fault' in typedData) return notSigned(typedData.fault);
  const delaySeconds = isDelayed(typedData, now) ? 60 * (await api.paymentDelayMinutes()) : 0;
  const checked = checkTypedData(typedData, { signing: settings.signing, recipients, now, delaySeconds });
  if ('fault' in checked) return notSigned(checked.fault);
  const wallet = walletOf(await secrets.signingKey());
  const signed = await sign(wallet, typedData).catch(() => undefined);
  if (!signed) return notSigned('a value does not fit its type');
  const document = writeRiseDocument({
    attemptId,
    preparedAt: now,
    request,
    typedData: created.typed_data,
    ...signed,
    payments: checked.map(({ transactionId, user, onchainId, groupId }) => ({
      transactionId,
      user,
      onchainId,
      groupId,
    })),
  });
  const notAfter = instant(new Date(Number(typedData.message.expires) * 1_000));
  return { kind: 'prepared', prepared: { document, requestHash: requestHashOf(request), notAfter } };
}

/** People must look: either Rise has changed, or somebody wants something else to be signed. */
function notSigned(fault: string): Preparation {
  const message = `What Rise asked to be signed is not our request, and was not signed: ${fault}`;
  return { kind: 'rejected', rejection: { reason: 'invalid', message } };
}
