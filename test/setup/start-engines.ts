import { defaultServer } from './postgres';
import { openRun } from './run-directory';

/** Jest's global setup of the integration suite: opens the run and starts the server that most tests use. */
export default async function startEngines(): Promise<void> {
  openRun();
  await defaultServer();
}
