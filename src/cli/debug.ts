let debugging = false;

/** Whether the user wants to see where a failure came from. */
export function isDebugging(): boolean {
  return debugging;
}

/**
 * Reads the variable DEBUG once and takes it away: packages that heed it print the arguments of the process, and
 * with them the password of a URL.
 */
export function takeDebug(environment: NodeJS.ProcessEnv): void {
  const asked = environment['DEBUG'] ?? '';
  debugging = /^(?:1|true|\*)$|schemactl/.test(asked);
  delete environment['DEBUG'];
}
