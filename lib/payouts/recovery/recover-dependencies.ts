import type { AffiliateRepository } from '../affiliates/affiliate-repository.ts';
import type { BatchRepository } from '../batches/batch-repository.ts';
import type { IncidentRepository } from '../incidents/incident-repository.ts';
import type { SettingsReader } from '../settings/settings-repository.ts';
import type { LookUpDependencies } from '../transactions/look-up-attempt.ts';
import type { RecoveryRepository } from './recovery-repository.ts';

export type RecoverDependencies = LookUpDependencies & {
  readonly batches: BatchRepository;
  readonly affiliates: AffiliateRepository;
  readonly incidents: IncidentRepository;
  readonly settings: SettingsReader;
  readonly recovery: RecoveryRepository;
};
