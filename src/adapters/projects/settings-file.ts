import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Document, LineCounter } from 'yaml';
import { SchemactlError } from '../../domain/error.js';
import { fileError, systemCode } from '../files/file-error.js';
import { lazy } from '../config/lazy.js';
import type { SettingsContent } from './content.js';
import { duplicateKeys, lineOf } from './document.js';
import { checkContent } from './shape.js';
import type { ContentFault } from './shape.js';

/** A settings file as it was read: its text, its content, and the document that keeps its comments. */
export interface SettingsFile {
  readonly path: string;
  readonly exists: boolean;
  readonly text: string;
  readonly content: SettingsContent;
  readonly document: Document;
  readonly lines: LineCounter;
}

/** Reads and checks the settings file; a missing one is empty. Throws BAD_CONFIG naming key and line, or BAD_FILE. */
export function readSettingsFile(path: string): SettingsFile {
  const text = readIfThere(path);
  return { ...parseSettings(path, text ?? ''), exists: text !== undefined };
}

/** The text of the file; undefined where there is none. Throws BAD_FILE. */
export function readIfThere(path: string): string | undefined {
  try {
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory())
      throw fileError('read', path, { code: 'EISDIR' });
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    if (error instanceof SchemactlError) throw error;
    throw fileError('read', path, error, 'Mend its permissions, or name another file with --settings.');
  }
}

/** Reads the text of a settings file. Throws BAD_CONFIG that names every fault with its key and line. */
export function parseSettings(path: string, text: string): Omit<SettingsFile, 'exists'> {
  const yaml = lazy.yaml();
  const lines = new yaml.LineCounter();
  const document: Document = yaml.parseDocument(text, { lineCounter: lines, uniqueKeys: false, merge: true });
  refuseBadYaml(path, document, lines);
  const twice = duplicateKeys(document, lines);
  if (twice.length > 0) {
    const told = twice.map(
      ({ key, line, first }) => `${shown(key)} is there twice, in lines ${first} and ${line}`,
    );
    throw badSettings(path, told.join('; '), 'Rename or remove one of the two.', twice[0]?.line);
  }
  const content = checkContent(plain(path, document));
  if (isFaults(content)) throw badContent(path, content, document, lines);
  return { path, text, content, document, lines };
}

/** The parser's own message would quote the file, and with it a password: its code says enough. */
function refuseBadYaml(path: string, document: Document, lines: LineCounter): void {
  const fault = document.errors[0];
  if (fault === undefined) return;
  const { line } = lines.linePos(fault.pos[0]);
  const what = fault.code.toLowerCase().replaceAll('_', ' ');
  throw badSettings(
    path,
    `is not valid YAML: ${what}`,
    'Check indentation, quotes and brackets there.',
    line,
  );
}

/** An alias of nothing, or one that grows without end, is found only when the document becomes plain data. */
function plain(path: string, document: Document): unknown {
  try {
    return document.toJS();
  } catch {
    throw badSettings(
      path,
      'has an alias (*name) that leads nowhere or too far',
      'Mend the aliases by hand.',
    );
  }
}

const isFaults = (found: SettingsContent | readonly ContentFault[]): found is readonly ContentFault[] =>
  Array.isArray(found);

function badContent(
  path: string,
  faults: readonly ContentFault[],
  document: Document,
  lines: LineCounter,
): SchemactlError {
  const placed = faults.map(({ key, message }) => ({ key, message, line: lineOf(document, lines, key) }));
  const told = placed.map(
    ({ key, message, line }) => `${shown(key)}${line === undefined ? '' : ` in line ${line}`} ${message}`,
  );
  return badSettings(path, told.join('; '), 'Nothing was changed. Mend the named keys.', placed[0]?.line);
}

/** A key as one text: `projects.shop.db`; a name that is none stands in quotes. */
export function shown(key: readonly string[]): string {
  if (key.length === 0) return 'it';
  return key.map((part) => (/[\s.]/.test(part) || part === '' ? JSON.stringify(part) : part)).join('.');
}

/** A fault of a settings file as BAD_CONFIG. */
export function badSettings(path: string, what: string, hint: string, line?: number): SchemactlError {
  return new SchemactlError('BAD_CONFIG', `${basename(path)}: ${what}`, {
    hint,
    place: { file: path, line },
  });
}
