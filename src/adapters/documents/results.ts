import { databasesResults } from './results/databases.js';
import { historyResults } from './results/history.js';
import { lineageResults } from './results/lineage.js';
import { revisionsResults } from './results/revisions.js';
import { runningResults } from './results/running.js';
import { settingsResults } from './results/settings.js';

/** The `result` of every command, by its id. */
export const results = {
  ...runningResults,
  ...revisionsResults,
  ...lineageResults,
  ...historyResults,
  ...databasesResults,
  ...settingsResults,
} as const;

export type CommandId = keyof typeof results;
