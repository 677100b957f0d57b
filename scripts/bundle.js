'use strict';

// Joins the modules of src into few files: a command that does little spends most of its time finding and opening
// modules. What is required within a function stays a file of its own, so that it is still read only when it is needed.

const fs = require('node:fs');
const path = require('node:path');

const root = path.resolve(__dirname, '..');
const src = path.join(root, 'src');

/** What programs and oclif open by name; each keeps its place, as tsc would have put it. */
const entries = [
  'index',
  'domain/index',
  'schema/index',
  'cli/run',
  'cli/start',
  'cli/arguments',
  'adapters/documents/index',
];

/** Of the packages only the frame of the command line is joined too: every command needs it, and it is many files. */
const joined = /[\\/]node_modules[\\/](?!typescript[\\/])/;

const nameOf = (file) => path.relative(src, file).split(path.sep).join('/').replace(/\.ts$/, '');

function filesIn(folder) {
  return fs
    .readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

const required = (importer, source) => path.resolve(path.dirname(importer), source.replace(/\.js$/, '.ts'));

/** The files that are required within functions. */
function boundaryNames() {
  return filesIn(src).flatMap((file) =>
    [...fs.readFileSync(file, 'utf8').matchAll(/\brequire\(\s*'(\.[^']+)'\s*\)/g)].map(([, source]) =>
      nameOf(required(file, source)),
    ),
  );
}

/** A require() of a file of ours is a boundary: the file is an entry, and its name is filled in when it is known. */
const boundaries = {
  name: 'boundaries',
  resolveId(source, importer, { kind }) {
    if (kind !== 'require-call' || !source.startsWith('.') || !importer?.startsWith(src)) return null;
    return { id: `boundary:${nameOf(required(importer, source))}`, external: true };
  },
  renderChunk(code, { fileName }) {
    const to = (_, name) => {
      const way = path.posix.relative(path.posix.dirname(fileName), `${name}.js`);
      return JSON.stringify(way.startsWith('.') ? way : `./${way}`);
    };
    return code.replaceAll(/["']boundary:([^"']+)["']/g, to);
  },
};

/** The code with what it requires by lines of this form, a name and a call, loaded when it is first used. */
function requiredLater(code, form) {
  const lines = code.split('\n');
  const names = lines.flatMap((line) => form.exec(line)?.[1] ?? []);
  if (names.length === 0) return code;
  const used = new RegExp(`\\b(${names.join('|')})\\b`, 'g');
  const later = (_, name, value) => `function ${name}() { return (${name}.it ??= ${value}); }`;
  return lines
    .map((line) => (form.test(line) ? line.replace(form, later) : line.replace(used, '($1())')))
    .join('\n');
}

/**
 * The frame of the command line as it is wanted here: what a file of it requires is loaded when it is first used (the
 * pages of help are many files), and its commands are sorted without a collator, which takes 5 ms to come up.
 */
const frame = {
  name: 'frame',
  transform(code, id) {
    if (!/[\\/]@oclif[\\/]core[\\/]lib[\\/]/.test(id)) return null;
    const plain = code.replace('a.id.localeCompare(b.id)', '(a.id < b.id ? -1 : Number(a.id > b.id))');
    if (/[\\/]config[\\/]plugin\.js$/.test(id) && plain === code)
      throw new Error(`${id} sorts in another way`);
    return requiredLater(plain, /^(?:const|var) (\w+_\d+|ejs) = (.*\brequire\(.*\));$/);
  },
  renderChunk(code, { name }) {
    return name === 'frame'
      ? requiredLater(code, /^(?:const|let|var) (require_pages) = (require\(.*\));$/)
      : null;
  },
};

function isExternal(id, importer = '') {
  if (id.startsWith('.') || path.isAbsolute(id)) return false;
  return !(id.startsWith('@oclif/core') || (joined.test(importer) && !/^typescript$/.test(id)));
}

/** The licences of the packages that were joined, which must go where their code goes. */
function licences(files) {
  const folders = new Set(
    files.flatMap((file) => /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(file)?.[0] ?? []),
  );
  return [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
    const file = fs.readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
    const text = file === undefined ? '' : `\n\n${fs.readFileSync(path.join(folder, file), 'utf8').trim()}`;
    return `${name} ${version} (${license})${text}\n`;
  });
}

/** Writes the program into dist. */
async function bundle() {
  const { rolldown } = await import('rolldown');
  const commands = filesIn(path.join(src, 'cli', 'commands')).map(nameOf);
  const names = [...new Set([...entries, ...commands, ...boundaryNames()])].sort();
  const built = await rolldown({
    cwd: root,
    platform: 'node',
    input: Object.fromEntries(names.map((name) => [name, path.join(src, `${name}.ts`)])),
    resolve: { extensionAlias: { '.js': ['.ts', '.js'] } },
    external: isExternal,
    plugins: [boundaries, frame],
  });
  const { output } = await built.write({
    dir: path.join(root, 'dist'),
    format: 'cjs',
    exports: 'named',
    comments: { legal: true, annotation: false, jsdoc: false },
    banner: ({ name }) => (['frame', 'pages'].includes(name) ? '' : "'use strict';"),
    entryFileNames: '[name].js',
    // The domain works alone, wherever its folder is copied to.
    chunkFileNames: ({ name }) => (name === 'domain' ? 'domain/all.js' : 'chunks/[name].js'),
    codeSplitting: {
      groups: [
        // What the program begins with stands alone: --version loads nothing else.
        { name: 'debug', test: /[\\/]src[\\/]cli[\\/]debug\.ts$/, priority: 1 },
        // What the pages of help are made with is rarely asked for.
        {
          name: 'pages',
          test: /[\\/]node_modules[\\/](?!(@oclif|debug|ms|supports-color|has-flag|is-wsl|is-docker|ansis|get-package-type)[\\/])/,
          priority: 1,
        },
        { name: 'frame', test: /[\\/]node_modules[\\/]/ },
        { name: 'domain', test: /[\\/]src[\\/]domain[\\/]/ },
        { name: 'services', test: /[\\/]src[\\/]services[\\/]/, minShareCount: 10 },
        { name: 'adapters', test: /[\\/]src[\\/]adapters[\\/]/, minShareCount: 10 },
        { name: 'cli', test: /[\\/]src[\\/]cli[\\/]/, minShareCount: 10 },
      ],
    },
  });
  const files = output.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []));
  fs.writeFileSync(path.join(root, 'dist', 'licences.txt'), licences(files).join(`\n${'-'.repeat(80)}\n\n`));
}

module.exports = { bundle };
