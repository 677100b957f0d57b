import type { ListedDatabase, ListedProject } from '../../../adapters/projects/index.js';
import { SchemactlCommand } from '../../command.js';
import type { Surroundings } from '../../command.js';
import { settingsFileOf } from '../../database-named.js';
import { shortPath } from '../../render/failure.js';
import { columns } from '../../render/text.js';
import { projects } from '../../settings-command.js';

interface ListResult {
  readonly path: string;
  readonly projects: readonly ListedProject[];
  readonly development: readonly ListedDatabase[];
}

export default class ProjectList extends SchemactlCommand<ListResult> {
  static override summary = 'List the projects of the settings file with their databases.';
  static override description =
    'A database is named by its reference, PROJECT.DATABASE, which every command takes in the place of a URL.';
  static override examples = ['<%= config.bin %> project list'];

  protected override readonly takesReference = false;

  protected work(surroundings: Surroundings): Promise<ListResult> {
    const file = settingsFileOf(surroundings);
    const env = surroundings.settings.environment();
    const { listDevelopment, listProjects } = projects();
    return Promise.resolve({
      path: file.path,
      projects: listProjects(file, env),
      development: listDevelopment(file, env),
    });
  }

  protected show({ path, projects: found, development }: ListResult): string {
    if (found.length + development.length === 0) return `No projects in ${path}`;
    const databases = (list: readonly ListedDatabase[]): readonly (readonly string[])[] =>
      list.map(({ reference, database }) => [`  ${reference}`, database ?? '(not a usable URL)']);
    const rows = found.flatMap(({ name, migrations, databases: own }) => [
      [name, migrations === undefined ? '' : shortPath(migrations)],
      ...databases(own),
    ]);
    return columns([
      ...rows,
      ...(development.length > 0 ? [['development']] : []),
      ...databases(development),
    ]);
  }
}
