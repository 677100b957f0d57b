import type { z } from 'zod';
import type { CommandId, results } from '../../src/adapters/documents';
import type { SettingRow } from '../../src/adapters/config/settings';
import type { ListedDatabase, ListedProject, SettingsChange, SettingsRow } from '../../src/adapters/projects';
import type { AdoptResult } from '../../src/cli/commands/adopt';
import type * as library from '../../src';
import type { Equal, Expect } from './assert';

/** What the services yield, by the id of the command that prints it. */
interface Results {
  readonly adopt: AdoptResult;
  readonly autocomplete: {
    readonly shell: 'bash' | 'zsh' | 'powershell';
    readonly directory: string;
    readonly line: string;
    readonly dryRun: boolean;
  };
  readonly baseline: library.BaselineResult;
  readonly branches: library.BranchesResult;
  readonly check: library.CheckResult;
  readonly 'config:show': {
    readonly configFile?: string | undefined;
    readonly settingsFile?: string | undefined;
    readonly settings: readonly SettingRow[];
  };
  readonly clone: library.CloneResult;
  readonly create: library.CreateResult;
  readonly current: library.CurrentResult;
  readonly diff: library.DiffResult;
  readonly drop: library.DropResult;
  readonly dump: library.DumpResult;
  readonly edit: { readonly path: string; readonly changed: boolean };
  readonly generate: library.NewResult;
  readonly heads: library.HeadsResult;
  readonly history: library.HistoryResult;
  readonly init: library.InitResult;
  readonly load: library.LoadResult;
  readonly lock: library.HoldResult;
  readonly 'lock:status': library.HoldStatus;
  readonly merge: library.MergeResult;
  readonly migrate:
    (library.MigrateResult & { readonly rebuilt?: library.PullResult | undefined }) | library.ScriptResult;
  readonly 'make-migrations': library.NewResult;
  readonly new: library.NewResult;
  readonly 'project:list': {
    readonly path: string;
    readonly projects: readonly ListedProject[];
    readonly development: readonly ListedDatabase[];
  };
  readonly pull: library.PullResult;
  readonly redo: library.RedoResult;
  readonly repair: library.RepairResult;
  readonly 'settings:add': SettingsChange;
  readonly 'settings:path': { readonly path: string; readonly exists: boolean; readonly from: string };
  readonly 'settings:remove': SettingsChange;
  readonly 'settings:set': SettingsChange;
  readonly 'settings:show': {
    readonly path: string;
    readonly exists: boolean;
    readonly settings: readonly SettingsRow[];
  };
  readonly rollback: library.RollbackResult | library.ScriptResult;
  readonly show: library.ShowResult;
  readonly snapshots: library.SnapshotsResult;
  readonly stamp: library.StampResult;
  readonly status: library.StatusResult;
  readonly to: library.ToResult;
  readonly unlock: library.ReleaseResult;
  readonly up: library.UpResult;
  readonly validate: library.ValidateResult;
  readonly wait: library.WaitResult;
}

type Printed<Id extends CommandId> = z.infer<(typeof results)[Id]>;

/** The ids whose documented result is not the one that the service yields. */
type Disagreeing = {
  [Id in CommandId]: Results[Id] extends Printed<Id> ? (Printed<Id> extends Results[Id] ? never : Id) : Id;
}[CommandId];

/** Every command's JSON document is what its service yields. */
export type Documents = Expect<Equal<Disagreeing, never>>;
