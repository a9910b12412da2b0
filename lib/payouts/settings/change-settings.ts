import { actorName } from '../../domain/audit/actor.ts';
import type { AuditDetails, SettingsAction } from '../../domain/audit/audit.ts';
import { needsSecondPerson } from '../../domain/settings/four-eyes.ts';
import { liveProposal } from '../../domain/settings/proposal.ts';
import { isPaused, type SettingChange, type Settings, type SettingsProposal } from '../../domain/settings/settings.ts';
import { changeSettings as changed, isSameChange, type SettingsPatch } from '../../domain/settings/settings-change.ts';
import { auditEntry } from '../audit/audit-entry.ts';
import { type NextDependencies, startNextBatch } from '../execution/start-run.ts';
import type { RecoveryRepository } from '../recovery/recovery-repository.ts';
import { restoreLeft } from '../recovery/restore-left.ts';
import type { Context } from '../shared/context.ts';
import { PayoutError } from '../shared/errors.ts';
import type { ProviderDirectory } from '../shared/payment-provider.ts';
import { confirmingPerson, isOwnProposal, proposalOf } from './second-person.ts';
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
 * change (payouts are resumed, a limit is raised), that starts by itself. A repeated request changes nothing.
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
  let { ifVersion } = patch;
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const before = await deps.settings.load();
    const change = changeOf(context, before, patch);
    const proposed = liveProposal(before.proposal, context.now());
    if (!change || isOwnProposal(context, proposed)) return before;
    requireVersion(before, ifVersion);
    if (before.restored && !change.after.restored) await requireSettled(deps, context, before);
    if (!needsSecondPerson(before, change.after)) {
      if (await apply(deps, context, before, change, patch)) return change.after;
    } else if (!isPaused(before) && isPaused(change.after)) {
      const pause = changeOf(context, before, { paused: true, reason: patch.reason });
      const isPausedNow = pause && (await apply(deps, context, before, pause, patch));
      if (isPausedNow && ifVersion !== undefined) ifVersion = pause.after.version;
    } else {
      if (!proposed || !isSameChange(proposed.changes, change.changes)) {
        const after = await propose(deps, context, before, change, patch);
        if (after) return after;
      } else {
        confirmingPerson(context, proposed, 'This change of the configuration');
        if (await apply(deps, context, before, change, patch, proposed)) return change.after;
      }
    }
  }
  throw new PayoutError({ code: 'config_contended' });
}

/** What this request has already done itself is not what others have changed. */
function requireVersion({ version }: Settings, ifVersion: number | undefined): void {
  if (ifVersion !== undefined && ifVersion !== version) {
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

/** False if the settings are no longer as they were read. Then nothing was written. */
async function apply(
  deps: Dependencies,
  context: Context,
  before: Settings,
  { after, changes }: Change,
  patch: SettingsPatch,
  confirmed?: SettingsProposal,
): Promise<boolean> {
  const audit = auditEntry(context, { type: 'settings' }, actionOf(before, after), {
    version: after.version,
    changes: changes.map(described),
    ...(confirmed ? { proposalId: confirmed.proposalId, proposedBy: confirmed.by.name } : takenAway(context, before)),
    ...reasonOf(patch),
  });
  // The settings and their audit entry have the same time, by which the entry is found.
  const entry = { ...audit, at: after.updatedAt ?? audit.at };
  if ((await deps.settings.save(before, after, entry)) === 'changed') return false;
  await startNextBatch(deps, context);
  return true;
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

/** For the log: the proposal that this write removes. */
function takenAway(context: Context, { proposal }: Settings): AuditDetails {
  const live = liveProposal(proposal, context.now());
  return live ? { takesAwayProposal: live.proposalId } : {};
}

function reasonOf({ reason }: SettingsPatch): { readonly reason?: string } {
  return reason === undefined ? {} : { reason };
}

function described({ setting, from, to }: SettingChange) {
  return { setting, ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}
