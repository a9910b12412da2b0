import { actorName } from '../../domain/audit/actor.ts';
import type { SettingsAction } from '../../domain/audit/audit.ts';
import { needsSecondPerson } from '../../domain/settings/four-eyes.ts';
import { liveProposal } from '../../domain/settings/proposal.ts';
import { isPaused, type SettingChange, type Settings, type SettingsProposal } from '../../domain/settings/settings.ts';
import { changeSettings as changed, isSameChange, type SettingsPatch } from '../../domain/settings/settings-change.ts';
import { auditEntry, auditEntryOnce } from '../audit/audit-entry.ts';
import { type NextDependencies, startNextBatch } from '../execution/start-run.ts';
import type { RecoveryRepository } from '../recovery/recovery-repository.ts';
import { restoreLeft } from '../recovery/restore-left.ts';
import type { Context } from '../shared/context.ts';
import { PayoutError } from '../shared/errors.ts';
import type { ProviderDirectory } from '../shared/payment-provider.ts';
import { confirmingPerson, isOwnProposal, proposalOf, takenAway } from './second-person.ts';
import type { SettingsRepository } from './settings-repository.ts';

type Dependencies = {
  readonly settings: SettingsRepository;
  readonly providers: ProviderDirectory;
  readonly recovery: Pick<RecoveryRepository, 'load'>;
} & NextDependencies;
type Change = NonNullable<ReturnType<typeof changed>>;

/** How many lost races with other changes are tolerated. Each means a fresh read, to which the same patch is applied. */
export const MAX_TRIES = 20;

/**
 * Changes what the patch names and nothing else, so two changes at once both take effect. If more may be sent after the
 * change (payouts are resumed, a limit is raised), that starts by itself. A repeated request changes nothing, whatever others
 * have changed since.
 *
 * While approval is on, a patch that weakens anything is proposed as a whole. It takes effect once another person asks for
 * the same change of the same settings; any other change of them removes the proposal. A patch that also pauses takes
 * effect at once in that part, because whoever pauses means now.
 *
 * Settling a restore is always proposed by one person and confirmed by another, and is refused while anything of it is
 * left.
 *
 * @returns the present settings, with the proposal if this request has made one
 * @throws PayoutError `config_changed` if the patch is for another version, `config_contended`, `second_person_required`, `restore_not_settled`
 */
export async function changeSettings(deps: Dependencies, context: Context, patch: SettingsPatch): Promise<Settings> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const before = await deps.settings.load();
    const change = changeOf(context, before, patch);
    const proposed = liveProposal(before.proposal, context.now());
    if (!change || isOwnProposal(context, proposed)) return before;
    requireVersion(before, patch);
    if (before.restored && !change.after.restored) await requireSettled(deps, context, before);
    const result = await changeOrPropose(deps, context, before, change, patch, proposed);
    if (result === 'done') return deps.settings.load();
    if (result !== 'again') return result;
  }
  throw new PayoutError({ code: 'config_contended' });
}

/** @returns the settings as they are then; `again`: they were changed by others, or only paused; `done`: this request did it before */
async function changeOrPropose(
  deps: Dependencies,
  context: Context,
  before: Settings,
  change: Change,
  patch: SettingsPatch,
  proposed: SettingsProposal | undefined,
): Promise<Settings | 'again' | 'done'> {
  if (!needsSecondPerson(before, change.after)) return apply(deps, context, before, change, patch);
  if (!isPaused(before) && isPaused(change.after)) {
    const pause = changeOf(context, before, { paused: true, reason: patch.reason });
    const paused = pause && (await apply(deps, context, before, pause, patch, { purpose: 'pause' }));
    return paused === 'done' ? 'done' : 'again';
  }
  if (!proposed || !isSameChange(proposed.changes, change.changes)) {
    return (await propose(deps, context, before, change, patch)) ?? 'again';
  }
  confirmingPerson(context, proposed, 'This change of the configuration');
  return apply(deps, context, before, change, patch, { confirmed: proposed });
}

/** A pause takes effect whatever the settings are. */
function requireVersion({ version }: Settings, { ifVersion, paused }: SettingsPatch): void {
  if (ifVersion !== undefined && ifVersion !== version && !paused) {
    throw new PayoutError({ code: 'config_changed', version, ifVersion });
  }
}

async function requireSettled(deps: Dependencies, context: Context, settings: Settings): Promise<void> {
  const left = await restoreLeft(deps, context, settings);
  if (left === undefined || !settings.restored) return;
  throw new PayoutError({ code: 'restore_not_settled', restoredTo: settings.restored.to, left });
}

function changeOf(context: Context, before: Settings, patch: SettingsPatch): Change | undefined {
  return changed(before, patch, actorName(context.actor), context.now());
}

async function apply(
  deps: Dependencies,
  context: Context,
  before: Settings,
  { after, changes }: Change,
  patch: SettingsPatch,
  { purpose = 'change', confirmed }: { readonly purpose?: string; readonly confirmed?: SettingsProposal } = {},
): Promise<Settings | 'again' | 'done'> {
  const audit = auditEntryOnce(context, purpose, { type: 'settings' }, actionOf(before, after), {
    version: after.version,
    changes: changes.map(described),
    ...(confirmed ? { proposalId: confirmed.proposalId, proposedBy: confirmed.by.name } : takenAway(context, before)),
    ...reasonOf(patch),
  });
  // Settings and entry name the same moment, by which the one is found from the other.
  const entry = { ...audit, at: after.updatedAt ?? audit.at };
  const result = await deps.settings.save(before, after, entry);
  if (result !== 'saved') return result === 'done' ? 'done' : 'again';
  await startNextBatch(deps, context);
  return after;
}

async function propose(
  { settings }: Dependencies,
  context: Context,
  before: Settings,
  { changes }: Change,
  patch: SettingsPatch,
): Promise<Settings | undefined> {
  const proposal: SettingsProposal = { ...proposalOf(context), changes, ...reasonOf(patch) };
  const after: Settings = { ...before, version: before.version + 1, proposal };
  const { proposalId, expiresAt } = proposal;
  const details = {
    version: after.version,
    proposalId,
    changes: changes.map(described),
    expiresAt,
    ...takenAway(context, before),
    ...reasonOf(patch),
  };
  const audit = auditEntry(context, { type: 'settings' }, 'config.change_proposed', details, 'INFO');
  return (await settings.save(before, after, audit)) === 'saved' ? after : undefined;
}

function actionOf(before: Settings, after: Settings): SettingsAction {
  if (before.restored && !after.restored) return 'payouts.restore_settled';
  if (isPaused(before) === isPaused(after)) return 'config.changed';
  return isPaused(after) ? 'payouts.paused' : 'payouts.resumed';
}

function reasonOf({ reason }: SettingsPatch): { readonly reason?: string } {
  return reason === undefined ? {} : { reason };
}

function described({ setting, from, to }: SettingChange) {
  return { setting, ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}
