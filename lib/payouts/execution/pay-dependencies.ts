import type { BatchRepository } from '../batches/batch-repository.ts';
import type { IncidentRepository } from '../incidents/incident-repository.ts';
import type { SettingsReader } from '../settings/settings-repository.ts';
import type { ProviderDirectory } from '../shared/payment-provider.ts';
import type { OutcomeDependencies } from '../transactions/record-outcomes.ts';
import type { SentRepository } from './sent-repository.ts';

export type PayDependencies = OutcomeDependencies & {
  readonly batches: BatchRepository;
  readonly providers: ProviderDirectory;
  readonly settings: SettingsReader;
  readonly sent: SentRepository;
  readonly incidents: IncidentRepository;
};
