import { closeRun } from './run-directory';

/** Jest's global teardown of the integration suite: ends every server of the run and removes its directory. */
export default function stopEngines(): void {
  closeRun();
}
