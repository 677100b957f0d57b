import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diskFiles } from '../../../../src/adapters/files/disk-files.js';
import { sha256 } from '../../../../src/adapters/hash/sha256.js';
import { systemClock } from '../../../../src/adapters/clock/system-clock.js';

let directory: string;

beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'files-'))));
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const at = (name: string): string => join(directory, name);

describe('listing', () => {
  test('gives plain files in the order of the bytes of their names', async () => {
    for (const name of ['9_b.sql', '10_a.sql', 'é.sql', 'Z.sql', 'a.sql']) writeFileSync(at(name), '');
    mkdirSync(at('5_directory.sql'));
    const found = await diskFiles.list(directory);
    expect(found?.map(({ name }) => name)).toEqual(['10_a.sql', '9_b.sql', 'Z.sql', 'a.sql', 'é.sql']);
    expect(found?.[0]?.path).toBe(at('10_a.sql'));
  });

  test('follows links to files, and keeps broken ones so that reading them tells', async () => {
    writeFileSync(at('real.sql'), 'x');
    symlinkSync(at('real.sql'), at('link.sql'));
    symlinkSync(at('nowhere'), at('broken.sql'));
    symlinkSync(directory, at('loop.sql'));
    const found = await diskFiles.list(directory);
    expect(found?.map(({ name }) => name)).toEqual(['broken.sql', 'link.sql', 'real.sql']);
    await expect(diskFiles.read(at('broken.sql'))).rejects.toMatchObject({ code: 'BAD_FILE' });
  });

  test('of no directory is undefined; of a file is an error', async () => {
    await expect(diskFiles.list(at('nothing'))).resolves.toBeUndefined();
    writeFileSync(at('file'), '');
    await expect(diskFiles.list(at('file'))).rejects.toMatchObject({ code: 'BAD_FILE' });
  });
});

describe('reading', () => {
  test('gives the text as it is, byte order mark and line endings included', async () => {
    const text = '\uFEFFä😀\r\nb';
    writeFileSync(at('a'), text);
    await expect(diskFiles.read(at('a'))).resolves.toBe(text);
  });

  test.each([
    ['invalid UTF-8', Buffer.from([0x61, 0x0a, 0xff, 0x62]), /not valid UTF-8/, 2],
    ['a NUL', Buffer.from('a\n\nb\0'), /NUL/, 3],
    ['UTF-16', Buffer.from('\uFEFFselect', 'utf16le'), /UTF-16/, 1],
  ])('refuses %s with its line', async (_what, bytes, message, line) => {
    writeFileSync(at('a'), bytes);
    await expect(diskFiles.read(at('a'))).rejects.toMatchObject({
      code: 'BAD_FILE',
      message: expect.stringMatching(message) as string,
      place: { file: at('a'), line },
    });
  });

  test('refuses directories, pipes and files that are too large, without waiting', async () => {
    await expect(diskFiles.read(directory)).rejects.toMatchObject({ code: 'BAD_FILE' });
    spawnSync('mkfifo', [at('pipe')]);
    await expect(diskFiles.read(at('pipe'))).rejects.toMatchObject({ code: 'BAD_FILE' });
    spawnSync('truncate', ['-s', '65M', at('large')]);
    await expect(diskFiles.read(at('large'))).rejects.toMatchObject({
      message: expect.stringMatching(/64 MiB/) as string,
    });
    await expect(diskFiles.read(at('none'))).rejects.toMatchObject({
      message: expect.stringMatching(/no such file/) as string,
    });
  });
});

describe('writing', () => {
  test('creates a file with the directories above it, and never over another', async () => {
    await diskFiles.create(at('a/b/c.sql'), 'one');
    await expect(diskFiles.create(at('a/b/c.sql'), 'two')).rejects.toMatchObject({
      code: 'BAD_FILE',
      message: expect.stringMatching(/exists already/) as string,
    });
    expect(readFileSync(at('a/b/c.sql'), 'utf8')).toBe('one');
    expect(readdirSync(at('a/b'))).toEqual(['c.sql']);
  });

  test('of many that create one file, one succeeds', async () => {
    const made = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) => diskFiles.create(at('x'), String(n))),
    );
    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(readdirSync(directory)).toEqual(['x']);
  });

  test('replaces what is there, through a link too, and leaves nothing behind', async () => {
    await diskFiles.replace(at('schema.sql'), 'one');
    symlinkSync(at('schema.sql'), at('link.sql'));
    await diskFiles.replace(at('link.sql'), 'two');
    expect(readFileSync(at('schema.sql'), 'utf8')).toBe('two');
    expect(readdirSync(directory).sort()).toEqual(['link.sql', 'schema.sql']);
  });

  test('fails with the reason where it can not', async () => {
    writeFileSync(at('file'), '');
    await expect(diskFiles.create(join(at('file'), 'x'), '')).rejects.toMatchObject({ code: 'BAD_FILE' });
    await expect(diskFiles.replace(directory, '')).rejects.toMatchObject({ code: 'BAD_FILE' });
    expect(readdirSync(directory)).toEqual(['file']);
  });

  test('removes a file, and one that is gone', async () => {
    writeFileSync(at('a'), '');
    await diskFiles.remove(at('a'));
    await diskFiles.remove(at('a'));
    expect(readdirSync(directory)).toEqual([]);
  });
});

test('kinds of paths are told apart', async () => {
  writeFileSync(at('a'), '');
  await expect(
    Promise.all([at('a'), directory, at('b'), join(at('a'), 'b')].map((path) => diskFiles.kind(path))),
  ).resolves.toEqual(['file', 'directory', undefined, undefined]);
});

test('a checksum is SHA-256 of the UTF-8 bytes; the clock goes on', async () => {
  expect(sha256('ä')).toBe('33e6d73fee82904c8d7afb78de1154d1e8dc2a0edb08120e63df5b9385c2d9cc');
  expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  const start = systemClock.elapsed();
  await systemClock.sleep(5);
  expect(systemClock.elapsed()).toBeGreaterThan(start);
});
