/** What can be set on a column of a table or a materialized view beside its type. */
interface ColumnSettings {
  readonly storage?: string | undefined;
  readonly statistics?: number | undefined;
  readonly options?: readonly string[] | undefined;
}

/** The actions of `ALTER COLUMN` that lead from some settings to others. */
export function settingActions(
  before: ColumnSettings,
  after: ColumnSettings,
  type: string,
): readonly string[] {
  const lost = (before.options ?? []).map(optionName).filter((name) => !named(after.options, name));
  return [
    ...(after.storage === before.storage
      ? []
      : [`SET STORAGE ${(after.storage ?? usualStorage(type)).toUpperCase()}`]),
    ...(after.statistics === before.statistics ? [] : [`SET STATISTICS ${after.statistics ?? -1}`]),
    ...(lost.length > 0 ? [`RESET (${lost.join(', ')})`] : []),
    ...(after.options && after.options.join() !== before.options?.join()
      ? [`SET (${after.options.join(', ')})`]
      : []),
  ];
}

/** The action that says how long values are compressed from now on, where that changes. */
export function compressionActions(before: string | undefined, after: string | undefined): readonly string[] {
  return before === after ? [] : [`SET COMPRESSION ${after ?? 'default'}`];
}

/** Types whose values stay in the row as long as they can; the others that can leave it are compressed and moved out. */
const inTheRow = /^(?:numeric|inet|cidr)\b(?!.*\[\])/;

/** The storage of a type that has several. SET STORAGE DEFAULT says it since version 16 only. */
function usualStorage(type: string): string {
  return inTheRow.test(type) ? 'main' : 'extended';
}

function optionName(option: string): string {
  return option.slice(0, option.indexOf('='));
}

function named(options: readonly string[] | undefined, name: string): boolean {
  return (options ?? []).some((option) => optionName(option) === name);
}
