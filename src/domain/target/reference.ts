/** A database that the settings file knows: `shop.prod` is the database `prod` of the project `shop`. */
export interface Reference {
  readonly project: string;
  readonly database: string;
}

const name = /^[\p{L}_][\p{L}\p{N}_-]*$/u;

/** How the name of a project or a database is made, for messages. */
export const nameForm = 'a name begins with a letter and has only letters, digits, _ and -';

/** Whether a project or a database may be called so; without spaces and dots, two of them make a reference. */
export function isName(text: string): boolean {
  return name.test(text);
}

/** Reads `<project>.<database>`; undefined for any other text, such as a URL, a version or a path with a slash. */
export function parseReference(text: string): Reference | undefined {
  const [project = '', database = '', ...more] = text.split('.');
  return more.length === 0 && isName(project) && isName(database) ? { project, database } : undefined;
}
