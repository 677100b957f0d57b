import { Command } from '@oclif/core/command';
import { loadSettings } from '../adapters/config/load-settings.js';
import type { Target } from '../domain/target/target.js';
import { waitForDatabase } from '../services/executor/wait.js';
import { composePorts } from './compose.js';
import { isDebugging } from './debug.js';
import { failureDocument, failureOf } from './failure.js';
import type { Failure } from './failure.js';
import { globalFlags, settingFlags } from './flags.js';
import { isMeant, takeReference, withReference } from './positional-reference.js';
import { renderFailure } from './render/failure.js';
import { reporter } from './render/report.js';
import { plainText } from './render/text.js';
import { stopSignal } from './signals.js';
import { isDryRun, targetOf } from './surroundings.js';
import type { Surroundings } from './surroundings.js';

export { isDryRun, openOptions, targetOf } from './surroundings.js';
export type { Surroundings } from './surroundings.js';

/**
 * The frame of every command: parse, read the settings, let the command do its work through a service, then show the
 * result, either as one JSON document or as text. A failure becomes its exit code and one message.
 */
export abstract class SchemactlCommand<Result extends object> extends Command {
  static override enableJsonFlag = true;
  static override baseFlags = globalFlags;

  /** Whether a configuration that is code may be run for this command. */
  protected readonly mayRunCode: boolean = false;

  /** Whether an argument such as `shop.prod` names the database, as `--url` does. */
  protected readonly takesReference: boolean = true;

  /** Does the work. */
  protected abstract work(surroundings: Surroundings): Promise<Result>;

  /** The result as text for stdout; an empty text prints nothing. */
  protected abstract show(result: Result, surroundings: Surroundings): string;

  /** The exit code of a result; 0 unless a flag asked for another. */
  protected exitCodeOf(_result: Result, _surroundings: Surroundings): number {
    return 0;
  }

  async run(): Promise<Result> {
    // Arguments that can't be read would otherwise earn a warning of oclif beside our message.
    this.parsed = true;
    const { flags, args } = await this.read();
    const settings = await loadSettings({
      cwd: process.cwd(),
      flags: settingFlags(flags),
      env: process.env,
      allowCode: this.mayRunCode,
    });
    const report = reporter({ verbose: settings.verbose });
    for (const text of settings.notes) report({ kind: 'note', text });
    const surroundings = {
      ports: composePorts({
        environment: settings.environment,
        report,
        stop: stopSignal(),
        dryRun: isDryRun(flags),
      }),
      settings,
      flags,
      args,
    };
    const result = await this.work(surroundings);
    const text = this.show(result, surroundings);
    if (text !== '') this.log(plainText(text));
    process.exitCode = this.exitCodeOf(result, surroundings);
    return result;
  }

  /** A command that has arguments of its own takes a word for a reference only where the settings know it. */
  private async read(): Promise<Pick<Surroundings, 'flags' | 'args'>> {
    const specs = { ...this.ctor.baseFlags, ...this.ctor.flags };
    const taken = this.takesReference ? takeReference(this.argv, specs) : undefined;
    const isSure = Object.keys(this.ctor.args).length === 0;
    if (taken !== undefined && (isSure || isMeant(taken))) {
      const { flags, args } = await this.parseWords(taken.rest);
      return { flags: withReference(flags, taken.reference), args };
    }
    return this.parseWords(this.argv);
  }

  private async parseWords(argv: readonly string[]): Promise<Pick<Surroundings, 'flags' | 'args'>> {
    const parsed = await this.parse(this.ctor, [...argv]);
    return { flags: parsed.flags, args: parsed.args };
  }

  protected override toSuccessJson(result: unknown): unknown {
    return { ok: true, command: this.commandName(), result };
  }

  protected override toErrorJson(error: unknown): unknown {
    return failureDocument(this.commandName(), this.failure(error));
  }

  protected override catch(error: Error): Promise<void> {
    const failure = this.failure(error);
    process.exitCode = failure.exit;
    if (this.jsonEnabled()) this.logJson(failureDocument(this.commandName(), failure));
    if (!this.jsonEnabled() || isDebugging()) process.stderr.write(renderFailure(failure));
    return Promise.resolve();
  }

  private failure(error: unknown): Failure {
    const flags = Object.entries({ ...this.ctor.baseFlags, ...this.ctor.flags });
    const names = flags.flatMap(([name, { aliases }]) => [name, ...(aliases ?? [])]);
    return failureOf(error, { name: this.commandName(), flags: names.map((name) => `--${name}`) });
  }

  private commandName(): string {
    return (this.id ?? '').replaceAll(':', ' ');
  }
}

/** The database that the settings name, after waiting for it where `--wait` asks for that. */
export async function readyTarget(surroundings: Surroundings): Promise<Target> {
  const target = targetOf(surroundings);
  const { settings, ports } = surroundings;
  if (settings.wait) {
    await waitForDatabase(ports, {
      target,
      timeoutMs: settings.waitTimeoutMs,
      intervalMs: settings.waitIntervalMs,
    });
  }
  return target;
}
