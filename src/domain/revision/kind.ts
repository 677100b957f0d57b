/** What a revision is, as its record says: a file of SQL, a module of code, or SQL that runs again and again. */
export type RevisionKind = 'sql' | 'code' | 'repeatable';
