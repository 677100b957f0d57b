import { availableParallelism, loadavg } from 'node:os';
import { caseNames } from './options';
import { versionOf } from './programs';
import type { Row } from './report';
import { tableOf } from './report';

/** The facts of a machine that a reader of ratios needs, and no others. */
export function machineFacts(serverVersion: string): string {
  const programs = ['psql', 'pg_dump', 'sqlite3'].flatMap((program) => {
    const version = /\d+\.\d+(\.\d+)?/.exec(versionOf(program) ?? '')?.[0];
    return version === undefined ? [] : [`${program} ${version}`];
  });
  const node = `Node.js ${process.versions.node}`;
  // Beyond the number of CPUs, what is measured waited for others.
  const busy = `load average ${(loadavg()[2] ?? 0).toFixed(1)}`;
  return [`${availableParallelism()} CPUs`, busy, node, `PostgreSQL ${serverVersion}`, ...programs].join(
    ', ',
  );
}

/** The whole of docs/benchmarks.md. */
export function documentOf(rows: readonly Row[], facts: string): string {
  return `# Benchmarks

Written by \`npm run bench -- --peers --write\`; run it on your own machine when nothing else runs there, and trust the
ratios more than the milliseconds. \`npm run bench\` only prints the table;
\`npm run bench -- --peers\` also measures other tools, installed from npm for as long as it takes;
\`npm run bench -- --quick\` only tries the cases out; names behind \`--\` choose some of them:
${caseNames.join(', ')}.

- A case that is not in the table was left out of this run.
- **Wall** is our shortest run by theirs; the contenders take turns, so that what else goes on meets them alike.
- **CPU** is the user and system time of the program itself (not of the server), the mean of all runs.
- **Memory** is the most that the program's own process held, ours : theirs, looked at every 20 ms; what ends sooner has none.
- Each revision and its record are one transaction for every contender of "apply"; the server writes to disk as it
  does by default (\`fsync\` on).
- "dbmate as npm starts it" is a Node.js process that starts the binary, as the package \`dbmate\` does; a start of
  Node.js alone costs several times what the binary takes.
- "Bare" is the least that the same work costs in Node.js with the same driver and nothing else: no command line, no
  lock, no checks, no SQL written.
- "By hand" is the procedure of SQLite's documentation, which compares no rows; ours compares every value, in this table
  and in all others. The rehearsal on a copy, which a file that drops a table gets by default, is left out; it about doubles
  the time.
- "clone" runs once. On PostgreSQL a source that nobody uses is copied by the server itself; "in use" means that somebody
  is connected to it, so that it goes by \`pg_dump\` and \`pg_restore\` without compressing, or by a COPY stream.
- "diff" compares two databases whose tables have 12 columns, 3 indexes and 2 foreign keys; one table in a hundred
  differs. \`pg_dump -s\` reads only one of them, and what others need minutes for runs once.

Machine: ${facts}.

${tableOf(rows)}
`;
}
