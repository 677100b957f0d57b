import type { Document, LineCounter, Pair, YAMLMap } from 'yaml';
import { SchemactlError } from '../../domain/error.js';
import { lazy } from '../config/lazy.js';

/** A key that a document has twice. */
export interface DuplicateKey {
  readonly key: readonly string[];
  readonly first: number;
  readonly line: number;
}

function nameOf(pair: Pair): string {
  const { isScalar } = lazy.yaml();
  return String(isScalar(pair.key) ? pair.key.value : pair.key);
}

function offsetOf(pair: Pair): number {
  const { isNode } = lazy.yaml();
  return isNode(pair.key) ? (pair.key.range?.[0] ?? 0) : 0;
}

/** Every key that stands twice in one object, wherever that is. */
export function duplicateKeys(document: Document, lines: LineCounter): readonly DuplicateKey[] {
  const { isMap } = lazy.yaml();
  const found: DuplicateKey[] = [];
  const walk = (node: unknown, key: readonly string[]): void => {
    if (!isMap(node)) return;
    const seen = new Map<string, number>();
    for (const pair of node.items) {
      const name = nameOf(pair);
      const { line } = lines.linePos(offsetOf(pair));
      const first = seen.get(name);
      if (first === undefined) seen.set(name, line);
      else found.push({ key: [...key, name], first, line });
      walk(pair.value, [...key, name]);
    }
  };
  walk(document.contents, []);
  return found;
}

/** The line of a key, or of the nearest key above it that is there. */
export function lineOf(document: Document, lines: LineCounter, key: readonly string[]): number | undefined {
  const { isMap } = lazy.yaml();
  let node: unknown = document.contents;
  let line: number | undefined;
  for (const name of key) {
    const pair: Pair | undefined = isMap(node) ? node.items.find((each) => nameOf(each) === name) : undefined;
    if (pair === undefined) return line;
    line = lines.linePos(offsetOf(pair)).line;
    node = pair.value;
  }
  return line;
}

/** Throws BAD_CONFIG where something above a key is an alias: what stands there belongs to another key too. */
export function refuseAlias(document: Document, key: readonly string[]): void {
  const { isAlias } = lazy.yaml();
  const at = key.findIndex((_, index) => index > 0 && isAlias(document.getIn(key.slice(0, index), true)));
  if (at < 0) return;
  throw new SchemactlError('BAD_CONFIG', `${key.slice(0, at).join('.')} is an alias (*name) of another key`, {
    hint: 'Nothing was changed. Edit the file by hand, or write out what the alias stands for.',
  });
}

/** Puts a value under a key, with the objects above it where they are missing; comments stay. */
export function put(document: Document, key: readonly string[], value: string | number | object): void {
  const { isMap, isNode } = lazy.yaml();
  refuseAlias(document, key);
  for (let length = 0; length < key.length; length++) {
    const above = key.slice(0, length);
    const old = length === 0 ? document.contents : document.getIn(above, true);
    if (isMap(old)) continue;
    const made = document.createNode({}) as YAMLMap;
    if (isNode(old) && old.comment != null) made.commentBefore = old.comment;
    if (length === 0) document.contents = made;
    else document.setIn(above, made);
  }
  // A plain value is put into the node that is there, whose comment so stays.
  document.setIn(key, typeof value === 'object' ? document.createNode(value) : value);
}
