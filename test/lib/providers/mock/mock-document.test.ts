import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currency } from '../../../../lib/domain/shared/currency.ts';
import { attemptIdOf, payeeId, transactionIdOf } from '../../../../lib/domain/shared/ids.ts';
import { MAX_AMOUNT_MINOR } from '../../../../lib/domain/shared/money.ts';
import { readMockDocument, writeMockDocument } from '../../../../lib/providers/mock/mock-document.ts';
import { BATCH_ID, LATER } from '../../../support/domain.ts';

const document = (amountMinor: bigint) => ({
  attemptId: attemptIdOf(1, 0, 0),
  currency: currency('KWD'),
  notAfter: LATER,
  payments: [{ transactionId: transactionIdOf(BATCH_ID, 1), payee: payeeId('mock:ok:ann'), amountMinor }],
});

describe('a submission to the Mock bank', () => {
  it('reads back exactly as it was written, whatever the amount (M3)', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: MAX_AMOUNT_MINOR }), (amountMinor) => {
        expect(readMockDocument(writeMockDocument(document(amountMinor)))).toEqual(document(amountMinor));
      }),
    );
  });

  it('carries amounts as text: a JSON number would be floating point', () => {
    expect(writeMockDocument(document(6_000n))).toContain('"amountMinor":"6000"');
    const asNumber = writeMockDocument(document(6_000n)).replace('"6000"', '6000');
    expect(() => readMockDocument(asNumber)).toThrow();
  });
});
