import { systemContext } from '../../../../functions/runtime/context.ts';
import { currency } from '../../../../lib/domain/shared/currency.ts';
import { attemptIdOf, batchId, payeeId, transactionIdOf } from '../../../../lib/domain/shared/ids.ts';
import { addSeconds, instant } from '../../../../lib/domain/shared/time.ts';
import { declareRestore } from '../../../../lib/payouts/recovery/declare-restore.ts';
import { DynamoBatchRepository } from '../../../../lib/store/batches/batch-repository.ts';
import { DynamoMockBank } from '../../../../lib/store/mock-bank/mock-bank-repository.ts';
import { DynamoSettingsRepository } from '../../../../lib/store/settings/settings-repository.ts';
import type { TestTable } from '../../../support/dynamodb-table.ts';
import { call, sweep } from '../lambdas.ts';
import { wait } from './calls.ts';

/** The table went back to a moment before a payment that the bank has made; two people settle that. */
export async function restored({ table }: TestTable): Promise<void> {
  const now = instant(new Date());
  await new DynamoMockBank(table).record({
    transactionId: transactionIdOf(batchId('batch-lost'), 1),
    attemptId: attemptIdOf(1, 0, 0),
    requestHash: 'of the lost time',
    answer: {
      kind: 'paid',
      payee: payeeId('mock:ok:three'),
      amountMinor: 700n,
      currency: currency('USD'),
      at: addSeconds(now, -60),
      comesBack: false,
    },
  });
  const deps = { settings: new DynamoSettingsRepository(table), batches: new DynamoBatchRepository(table) };
  await declareRestore(deps, systemContext('restore'), { to: addSeconds(now, -120), stoppedAt: now });
  for (let sweeps = 0; sweeps < 3; sweeps += 1) {
    wait(300);
    await sweep();
  }
  await call('get-recovery');
  await call('change-config', { body: { restored: false } });
  await call('change-config', { body: { restored: false }, sub: 'ben' });
}
